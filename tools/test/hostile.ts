import { runVitest } from './runner.ts';

/** `npm run test:hostile`: input that means harm. `--long` sends more than 100,000 cases; further arguments go to vitest. */
const given = process.argv.slice(2);
process.env.VALERUS_HOSTILE = given.includes('--long') ? 'long' : 'short';
const { passed, failed } = await runVitest([
  '--project=hostile',
  ...given.filter((argument) => argument !== '--long'),
]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
