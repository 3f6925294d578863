import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type RoundReport, runRound } from './faultRound.ts';
import { writeFaultsPage } from './faultsPage.ts';
import { longRound, longRounds, shortRound } from './forms.ts';
import { readRecord, writeRecord } from './recordFile.ts';
import { soak } from './soak.ts';
import { writeSoakPage } from './soakPage.ts';
import { soakWithWindows, type WindowedSample, type WindowedSoakReport } from './windowedSoak.ts';

/** What stands above the samples of a soak with windows. */
type WindowedSoakHead = Omit<WindowedSoakReport, 'samples'>;

const project = path.join(import.meta.dirname, '../..');
const roundsFile = path.join(project, 'docs/faults.jsonl');
const soakFile = path.join(project, 'docs/soak.jsonl');
const windowedSoakFile = path.join(project, 'docs/soakWithWindows.jsonl');

/** `npm run test:faults [-- --long] [-- --seed N] [-- --rounds N]`: rounds with the seeds N, N + 1, …; ends with 1 where anything was found. */
async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string' },
      'at-once': { type: 'string', default: '1' },
      add: { type: 'boolean', default: false },
      soak: { type: 'string' },
      windows: { type: 'boolean', default: false },
      judge: { type: 'boolean', default: false },
    },
  });
  const first = Number(values.seed);
  const rounds = Number(values.rounds ?? (values.long ? longRounds : 1));
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(rounds) || rounds < 1) {
    process.stderr.write('--seed and --rounds are whole numbers\n');
    return 2;
  }
  if (values.judge) return judgeWindowedSoak();
  if (values.soak !== undefined) {
    const minutes = Number(values.soak);
    return values.windows ? runWindowedSoak(minutes) : runSoak(minutes, first);
  }
  const reports: RoundReport[] = [];
  const atOnce = Math.max(1, Number(values['at-once']));
  const seeds = Array.from({ length: rounds }, (_, index) => first + index);
  for (let from = 0; from < rounds; from += atOnce) {
    const group = seeds.slice(from, from + atOnce);
    reports.push(
      ...(await Promise.all(group.map((seed) => runRound(seed, values.long ? longRound : shortRound)))),
    );
  }
  for (const { seed, seconds, events, commands, connectionsCut, findings } of reports) {
    say(
      `seed ${seed}: ${seconds} s, ${events} events, ${commands} commands, ${connectionsCut} cuts, ${findings.length} findings`,
    );
    for (const finding of findings) say(`  ${finding}`);
  }
  if (values.long) keep(values.add ? [...keptRounds(), ...reports] : reports);
  return reports.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

/** Keeps the long form's numbers as lines of JSON and as a page that people read. */
function keep(reports: readonly RoundReport[]): void {
  const at = new Date().toISOString();
  writeRecord(roundsFile, { head: { at }, rows: reports });
  writeFaultsPage(path.join(project, 'docs/faults.md'), at, reports);
}

/** The rounds of the last report, to which others are added: a machine that others use is not taken for a quarter of an hour. */
function keptRounds(): readonly RoundReport[] {
  return existsSync(roundsFile) ? readRecord<{ readonly at: string }, RoundReport>(roundsFile).rows : [];
}

async function runSoak(minutes: number, seed: number): Promise<number> {
  if (!(minutes > 0)) {
    process.stderr.write('--soak takes minutes\n');
    return 2;
  }
  writeRecord(soakFile, { head: { minutes }, rows: await soak(minutes, seed, say) });
  return 0;
}

/** A soak with windows, or the last one judged again without another hour. */
async function runWindowedSoak(minutes: number): Promise<number> {
  if (!(minutes > 0)) {
    process.stderr.write('--soak takes minutes\n');
    return 2;
  }
  execFileSync(process.execPath, [path.join(project, 'tools/build/build.ts'), '--quiet']);
  await soakWithWindows(
    minutes,
    ({ samples, ...head }) => writeRecord(windowedSoakFile, { head, rows: samples }),
    say,
  );
  return judgeWindowedSoak();
}

/** Judges the last soak with windows and writes its table. */
function judgeWindowedSoak(): number {
  const { head, rows } = readRecord<WindowedSoakHead, WindowedSample>(windowedSoakFile);
  return writeSoakPage(path.join(project, 'docs/faults.md'), { ...head, samples: rows }) ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await run();
