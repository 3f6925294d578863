import { ensureBrowser } from '../browser/ensure.ts';
import { buildIfStale } from '../build/build.ts';
import { runPlaywright } from './runner.ts';

/** `npm run test:e2e` and `npm run screenshots`: one Playwright project; further arguments go to Playwright (a file, `-g`, `--workers`). */
const [project = 'e2e', ...rest] = process.argv.slice(2);
await ensureBrowser();
await buildIfStale();
// With "=": --project takes every word that follows it, the names of files too.
const { passed, failed } = await runPlaywright([`--project=${project}`, ...rest]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
