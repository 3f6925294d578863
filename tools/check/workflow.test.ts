import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../node/requireNode24.mjs';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const fromProject = (...parts: string[]) => path.join(projectFolder, ...parts);
const { scripts, dependencies } = JSON.parse(readFileSync(fromProject('package.json'), 'utf8')) as Package;

const folder = fromProject('.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const,
);

/** What a workflow runs, each command once. */
function commandsOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:- )?run: (.+)$/gm)].map(([, command = '']) => command);
}

test('R-J08 there is a workflow, and it runs something', () => {
  expect(workflows.map(([name]) => name)).toContain('build.yml');
  for (const [, text] of workflows) expect(commandsOf(text).length).toBeGreaterThan(0);
});

test.each(workflows)('R-J08 %s runs only scripts, files and packages that are there', (_name, text) => {
  for (const command of commandsOf(text)) {
    const [, script] = /\bnpm (?:run )?(?!ci\b|install\b|run\b)([\w:-]+)/.exec(command) ?? [];
    if (script !== undefined) expect(Object.keys(scripts), command).toContain(script);
    const [, file] = /\bnode ([\w./-]+\.m?[jt]s)/.exec(command) ?? [];
    if (file !== undefined) expect(existsSync(fromProject(file)), command).toBe(true);
    // The other processor's half of a native module is of the same version as ours.
    for (const [, name = '', version] of command.matchAll(/(@node-rs\/\w+)-[\w-]+@([\d.]+)/g)) {
      expect(dependencies[name], command).toBe(version);
    }
  }
});
