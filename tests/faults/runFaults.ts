import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type RoundReport, runRound } from './faultRound.ts';
import { writeFaultsPage } from './faultsPage.ts';
import { longRound, longRounds, shortRound } from './forms.ts';
import { soak } from './soak.ts';
import { writeSoakPage } from './soakPage.ts';
import { soakWithWindows, type WindowedSoakReport } from './windowedSoak.ts';

const project = path.join(import.meta.dirname, '../..');
const windowedSoakFile = path.join(project, 'docs/soakWithWindows.json');

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

/** Keeps the long form's numbers as JSON and as a page that people read. */
function keep(reports: readonly RoundReport[]): void {
  const at = new Date().toISOString();
  writeFileSync(
    path.join(project, 'docs/faults.json'),
    `${JSON.stringify({ at, rounds: reports }, null, 2)}\n`,
  );
  writeFaultsPage(path.join(project, 'docs/faults.md'), at, reports);
}

/** The rounds of the last report, to which others are added: a machine that others use is not taken for a quarter of an hour. */
function keptRounds(): readonly RoundReport[] {
  const file = path.join(project, 'docs/faults.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly rounds: readonly RoundReport[] }).rounds;
}

async function runSoak(minutes: number, seed: number): Promise<number> {
  if (!(minutes > 0)) {
    process.stderr.write('--soak takes minutes\n');
    return 2;
  }
  const report = await soak(minutes, seed, say);
  writeFileSync(path.join(project, 'docs/soak.json'), `${JSON.stringify(report, null, 2)}\n`);
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
    (report) => writeFileSync(windowedSoakFile, `${JSON.stringify(report, null, 2)}\n`),
    say,
  );
  return judgeWindowedSoak();
}

/** Judges the last soak with windows and writes its table. */
function judgeWindowedSoak(): number {
  const report = JSON.parse(readFileSync(windowedSoakFile, 'utf8')) as WindowedSoakReport;
  return writeSoakPage(path.join(project, 'docs/faults.md'), report) ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await run();
