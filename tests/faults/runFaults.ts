import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type RoundReport, runRound } from './faultRound.ts';
import { writeFaultsPage } from './faultsPage.ts';
import { longRound, longRounds, shortRound } from './forms.ts';

const project = path.join(import.meta.dirname, '../..');

/** `npm run test:faults [-- --long] [-- --seed N] [-- --rounds N]`: rounds with the seeds N, N + 1, …; ends with 1 where anything was found. */
async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string' },
    },
  });
  const first = Number(values.seed);
  const rounds = Number(values.rounds ?? (values.long ? longRounds : 1));
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(rounds) || rounds < 1) {
    process.stderr.write('--seed and --rounds are whole numbers\n');
    return 2;
  }
  const reports: RoundReport[] = [];
  for (let seed = first; seed < first + rounds; seed += 1) {
    const report = await runRound(seed, values.long ? longRound : shortRound);
    reports.push(report);
    const { seconds, events, commands, connectionsCut, findings } = report;
    say(
      `seed ${seed}: ${seconds} s, ${events} events, ${commands} commands, ${connectionsCut} cuts, ${findings.length} findings`,
    );
    for (const finding of findings) say(`  ${finding}`);
  }
  if (values.long) keep(reports);
  return reports.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

/** Keeps the long form's numbers as JSON and as a page that people read. */
function keep(reports: readonly RoundReport[]): void {
  const at = new Date().toISOString();
  writeFileSync(
    path.join(project, 'docs/faults.json'),
    `${JSON.stringify({ at, rounds: reports }, null, 2)}\n`,
  );
  writeFaultsPage(path.join(project, 'docs/faults.md'), at, reports);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await run();
