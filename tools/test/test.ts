import { ensureBrowser } from '../browser/ensure.ts';
import { buildIfStale } from '../build/build.ts';
import { runSteps, staticSteps } from '../check/steps.ts';
import { type Count, runPlaywright, runVitest } from './runner.ts';

/** `npm test`: everything there is to test, on a machine that may have nothing but Node and npm. The last line is the sum. */
async function test(): Promise<Count> {
  say(
    'This checks the sources, then runs the unit, integration and contract tests, then the end-to-end tests in a real browser.',
  );
  say(`Node ${process.versions.node}`);
  say(`Browser: ${await ensureBrowser()}`);
  say((await buildIfStale({ report: say })) ? 'The build is new.' : 'The build is up to date.');

  say('\nChecks of the sources');
  const outcomes = await runSteps(staticSteps, 2);
  const checks = {
    passed: outcomes.filter((outcome) => outcome.passed).length,
    failed: outcomes.filter((outcome) => !outcome.passed).length,
  };

  say('\nUnit, integration and contract tests');
  const vitest = await runVitest(['--coverage']);

  say('\nEnd-to-end tests');
  const playwright = await runPlaywright(['--project', 'e2e']);

  const counts = { checks, vitest, playwright };
  say('');
  for (const [name, { passed, failed }] of Object.entries(counts)) {
    say(`${name}: ${passed} passed, ${failed} failed`);
  }
  return {
    passed: checks.passed + vitest.passed + playwright.passed,
    failed: checks.failed + vitest.failed + playwright.failed,
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const { passed, failed } = await test();
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  // No browser, or sources that do not build: nothing could be tested, and whoever reads only the last line must see that.
  process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
