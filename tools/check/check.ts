import { toolFile } from './runNodeTool.ts';
import { type CheckStep, runSteps, staticSteps } from './steps.ts';

/**
 * `npm run check`: everything that can be known without a browser and without breaking anything, in under a minute. With names as arguments, only those steps
 * (`npm run check -- layers bans`).
 */
const testStep: CheckStep = {
  name: 'tests',
  args: [
    ...[toolFile('vitest', 'vitest'), 'run', '--coverage', '--reporter', 'dot'],
    ...['--project', 'unit', '--project', 'integration', '--project', 'tools'],
  ],
};

async function check(wantedNames: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const everyStep = [testStep, ...staticSteps];
  const unknown = wantedNames.filter((name) => !everyStep.some((step) => step.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no step "${unknown.join('", "')}". The steps: ${everyStep.map((step) => step.name).join(', ')}\n`,
    );
    return 2;
  }
  const steps =
    wantedNames.length === 0 ? everyStep : everyStep.filter((step) => wantedNames.includes(step.name));
  const outcomes = await runSteps(steps, 2);
  const failed = outcomes.filter((outcome) => !outcome.passed);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(
    failed.length === 0
      ? `all ${outcomes.length} checks passed in ${seconds} s\n`
      : `${failed.length} of ${outcomes.length} checks failed in ${seconds} s: ${failed.map((outcome) => outcome.name).join(', ')}\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await check(process.argv.slice(2));
