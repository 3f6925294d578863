import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../node/requireNode24.mjs';
import { runAtMost } from './runAtMost.ts';
import { runCaptured, toolFile } from './runNodeTool.ts';

/** One check: a Node program that says what is wrong and ends with a code other than 0 if anything is. */
export interface CheckStep {
  readonly name: string;
  readonly args: readonly string[];
}

export interface StepOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const codeFolders = ['src', 'tests', 'tools', 'bench'].filter((folder) =>
  existsSync(path.join(projectFolder, folder)),
);
const ownCheck = (file: string) => path.join(projectFolder, 'tools/check', file);

/** The checks that read the sources without running them, the slowest first. */
export const staticSteps: readonly CheckStep[] = [
  { name: 'types', args: [ownCheck('types.ts')] },
  {
    name: 'layers',
    args: [
      toolFile('dependency-cruiser', 'depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      ...codeFolders,
    ],
  },
  { name: 'dead code', args: [toolFile('knip', 'knip'), '--no-progress'] },
  {
    name: 'lint',
    args: [toolFile('@biomejs/biome', 'biome'), 'check', '--formatter-enabled=false', '--error-on-warnings'],
  },
  { name: 'format', args: [toolFile('@biomejs/biome', 'biome'), 'format'] },
  { name: 'bans', args: [ownCheck('bans.ts')] },
  { name: 'locale keys', args: [ownCheck('locales.ts')] },
  { name: 'texts in components', args: [toolFile('i18next-cli', 'i18next-cli'), 'lint'] },
];

/** Runs the steps, at most `limit` at a time; prints a line for each as it ends, and everything that a failed one wrote. */
export function runSteps(steps: readonly CheckStep[], limit: number): Promise<StepOutcome[]> {
  return runAtMost(
    limit,
    steps.map((step) => async () => {
      const startedAt = performance.now();
      const { exitCode, output } = await runCaptured(step.args);
      const outcome = {
        name: step.name,
        passed: exitCode === 0,
        seconds: (performance.now() - startedAt) / 1000,
        output,
      };
      printOutcome(outcome);
      return outcome;
    }),
  );
}

function printOutcome({ name, passed, seconds, output }: StepOutcome): void {
  const line = `${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`;
  process.stdout.write(passed ? `${line}\n` : `${line}\n${output.replace(/^/gm, '    ')}\n`);
}
