import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import layerRules from '../../.dependency-cruiser.mjs';
import { projectFolder } from '../node/requireNode24.mjs';
import { runCaptured, toolFile } from './runNodeTool.ts';

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

/** One import that each rule must refuse. The imported module is written too, so that it resolves. */
const refused: readonly { rule: string; from: string; imports: string }[] = [
  { rule: 'no-cycles', from: 'src/server/engine/first.ts', imports: './second.ts' },
  { rule: 'every-import-resolves', from: 'src/server/engine/lost.ts', imports: './nowhere.ts' },
  { rule: 'shared-is-pure', from: 'src/shared/domain/file.ts', imports: 'node:fs' },
  { rule: 'shared-is-pure', from: 'src/shared/domain/view.ts', imports: 'react' },
  {
    rule: 'domain-before-link-before-bridge',
    from: 'src/shared/domain/alarm.ts',
    imports: '../link/frames.ts',
  },
  { rule: 'link-before-bridge', from: 'src/shared/link/commands.ts', imports: '../bridge/contract.ts' },
  {
    rule: 'environments-share-only-shared',
    from: 'src/server/api/alarms.ts',
    imports: '../../main/cache/cache.ts',
  },
  {
    rule: 'environments-share-only-shared',
    from: 'src/renderer/app/store.ts',
    imports: '../../server/engine/engine.ts',
  },
  {
    rule: 'source-knows-no-tools',
    from: 'src/main/os/badge.ts',
    imports: '../../../tools/electron-stand-in/app.ts',
  },
  { rule: 'electron-only-at-the-edge', from: 'src/main/link/client.ts', imports: 'electron' },
  { rule: 'electron-only-at-the-edge', from: 'src/renderer/app/bridge.ts', imports: 'electron' },
  { rule: 'main-core-knows-no-shell', from: 'src/main/session/session.ts', imports: '../windows/console.ts' },
  { rule: 'renderer-has-no-node', from: 'src/renderer/app/files.ts', imports: 'node:path' },
  {
    rule: 'features-meet-at-their-index',
    from: 'src/renderer/features/alarms/row.ts',
    imports: '../video/player.ts',
  },
  {
    rule: 'windows-use-a-feature-by-its-index',
    from: 'src/renderer/windows/console/console.ts',
    imports: '../../features/video/player.ts',
  },
  {
    rule: 'nothing-below-knows-its-window',
    from: 'src/renderer/ui/button.ts',
    imports: '../windows/alarms/frame.ts',
  },
  { rule: 'ui-is-dumb', from: 'src/renderer/ui/list.ts', imports: '../app/state.ts' },
  { rule: 'sql-only-in-its-store', from: 'src/server/gateway/session.ts', imports: 'kysely' },
  {
    rule: 'tests-are-not-imported',
    from: 'tests/helpers/site.ts',
    imports: '../../src/server/engine/engine.test.ts',
  },
];

const allowed: readonly { from: string; imports: string }[] = [
  { from: 'src/shared/link/frames.ts', imports: 'zod' },
  { from: 'src/shared/link/frames.ts', imports: '../domain/states.ts' },
  { from: 'src/shared/bridge/contract.ts', imports: '../link/frames.ts' },
  { from: 'src/server/store/journal.ts', imports: 'kysely' },
  { from: 'src/main/windows/console.ts', imports: 'electron' },
  { from: 'src/main/windows/console.ts', imports: '../cache/cache.ts' },
  { from: 'src/preload/preload.ts', imports: 'electron' },
  { from: 'src/renderer/features/alarms/details.ts', imports: '../video/index.ts' },
  { from: 'src/renderer/features/video/index.ts', imports: './player.ts' },
  { from: 'src/renderer/windows/console/frame.ts', imports: '../../features/video/index.ts' },
  { from: 'src/server/engine/engine.test.ts', imports: '../../../tests/helpers/clock.ts' },
];

let folder = '';

beforeEach(makeFolder);
afterEach(removeFolder);

describe('layers', () => {
  // All refused imports stand in one tree: a start of dependency-cruiser for each would take most of a minute.
  let found: Awaited<ReturnType<typeof violations>> = [];

  beforeAll(async () => {
    makeFolder();
    for (const { from, imports } of refused) {
      writeImport(from, imports);
    }
    write(
      'src/server/engine/second.ts',
      `import { value } from './first.ts';\nexport const second = value;\n`,
    );
    found = await violations();
    removeFolder();
  });

  it.each(refused)('$rule refuses $from importing $imports', ({ rule, from }) => {
    const rules = found
      .filter((violation) => violation.from === from)
      .map((violation) => violation.rule.name);
    expect(rules).toEqual([rule]);
  });

  it('a type that crosses a layer is refused like a value', async () => {
    writeImport('src/shared/domain/alarm.ts', '../link/frames.ts');
    write(
      'src/shared/domain/alarm.ts',
      `import type { value } from '../link/frames.ts';\nexport type Alarm = typeof value;\n`,
    );
    expect((await violations()).map((violation) => violation.rule.name)).toEqual([
      'domain-before-link-before-bridge',
    ]);
  });

  it('what the design allows is allowed', async () => {
    for (const { from, imports } of allowed) {
      writeImport(from, imports);
    }
    expect(await violations()).toEqual([]);
  });

  it('every rule is shown to fire by a case above', () => {
    const shown = new Set(refused.map((example) => example.rule));
    expect(
      layerRules.forbidden?.map((rule) => rule.name).filter((name) => name !== undefined && !shown.has(name)),
    ).toEqual([]);
  });
});

function makeFolder(): void {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-layers-'));
  cpSync(path.join(projectFolder, '.dependency-cruiser.mjs'), path.join(folder, '.dependency-cruiser.mjs'));
  for (const library of ['zod', 'react', 'kysely']) {
    write(
      `node_modules/${library}/package.json`,
      JSON.stringify({ name: library, main: 'index.js', type: 'module' }),
    );
    write(`node_modules/${library}/index.js`, 'export const value = 1;\n');
  }
  write(
    'package.json',
    JSON.stringify({ name: 'fixture', type: 'module', dependencies: { zod: '1', react: '1', kysely: '1' } }),
  );
}

function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

async function violations() {
  const { output } = await runCaptured(
    [toolFile('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.mjs', '-T', 'json', '.'],
    folder,
  );
  return reportSchema.parse(JSON.parse(output)).summary.violations;
}

/** Adds the import to the file, and writes the module that it names unless there is one or must be none. */
function writeImport(from: string, imports: string): void {
  const name = `from${imports.replace(/\W+/g, '_')}`;
  write(from, `import { value as ${name} } from '${imports}';\nexport const value = ${name};\n`, 'a');
  if (imports.startsWith('.') && !imports.includes('nowhere')) {
    write(path.join(path.dirname(from), imports), '', 'a');
  }
}

function write(file: string, content: string, flag: 'w' | 'a' = 'w'): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content, { flag });
}
