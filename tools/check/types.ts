import { globSync } from 'node:fs';
import { projectFolder } from '../node/requireNode24.mjs';
import { runAtMost } from './runAtMost.ts';
import { runNodeTool } from './runNodeTool.ts';

/** Type-checks each environment with its own compiler settings, two at a time. */
async function checkTypes(): Promise<number> {
  const projects = globSync('tsconfig.*.json', { cwd: projectFolder })
    .filter((file) => file !== 'tsconfig.base.json')
    .sort();
  const results = await runAtMost(
    2,
    projects.map((project) => async () => ({
      project,
      ...(await runNodeTool('typescript', 'tsc', ['-p', project])),
    })),
  );
  const failed = results.filter((result) => result.exitCode !== 0);
  for (const { project, output } of failed) {
    process.stdout.write(`${project}\n${output}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await checkTypes();
