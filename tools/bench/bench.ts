import { fork } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../build/build.ts';
import { projectFolder } from '../node/requireNode24.mjs';
import { keepLong } from './longReport.ts';
import { type BenchResult, benchResultSchema, keepsBudget, mediansOf, tableOf } from './measurement.ts';

const resultsFolder = path.join(projectFolder, 'bench/results');
const longReportFile = path.join(projectFolder, 'docs/performance.json');

/** As many times `--long` runs each bench, in turn with the others, so that a bad minute of the machine is nobody's alone. */
const longRuns = 3;

/**
 * `npm run bench [-- --long] [name …]`: runs bench/*.bench.ts one after the other, prints a table for each and keeps the numbers as
 * JSON; those of the long form beside docs/performance.md, too.
 */
async function runBenches(wantedNames: readonly string[], isLong: boolean): Promise<number> {
  const files = globSync('bench/*.bench.ts', { cwd: projectFolder })
    .filter((file) => wantedNames.length === 0 || wantedNames.includes(path.basename(file, '.bench.ts')))
    .sort();
  if (files.length === 0) {
    process.stderr.write('There is no such bench in bench/\n');
    return 2;
  }
  await buildIfStale();
  mkdirSync(resultsFolder, { recursive: true });
  // What else the machine does says how far the times may be trusted.
  const loads = new Map(files.map((file) => [file, 0]));
  const results = new Map<string, BenchResult[]>(files.map((file) => [file, []]));
  const runs = isLong ? longRuns : 1;
  for (let run = 0; run < runs; run += 1) {
    for (const file of files) {
      loads.set(file, Math.max(loads.get(file) ?? 0, loadavg()[0] ?? Number.NaN));
      const result = await measureApart(path.join(projectFolder, file));
      if (result) results.get(file)?.push(result);
      if (!isLong) tell(file, result, loads.get(file) ?? Number.NaN);
    }
  }
  const judged = files.map((file) => {
    const ended = results.get(file) ?? [];
    const result = mediansOf(ended);
    if (isLong) tell(file, result, loads.get(file) ?? Number.NaN, ended.length === runs);
    return ended.length === runs && result?.measurements.every(keepsBudget) === true;
  });
  return judged.every(Boolean) ? 0 : 1;
}

/** Prints what a bench came to, and keeps it; for good where it was run in the long form and as often as it should. */
function tell(file: string, result: BenchResult | undefined, loadBefore: number, isWholeLong = false): void {
  if (result === undefined) {
    process.stdout.write(`${file} ended without a result\n\n`);
    return;
  }
  if (result.skipped !== undefined) {
    process.stdout.write(`${tableOf(result)}\n\n`);
    return;
  }
  const cores = availableParallelism();
  process.stdout.write(`${tableOf(result)}\n  (load before: ${loadBefore.toFixed(1)} on ${cores} cores)\n\n`);
  const name = path.basename(file, '.bench.ts');
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores,
    loadBefore,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.versions.node,
  };
  const kept = { at: new Date().toISOString(), machine, ...result };
  writeFileSync(path.join(resultsFolder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  if (isWholeLong && result.measurements.every(({ value }) => Number.isFinite(value)))
    keepLong(longReportFile, name, kept);
}

function measureApart(file: string): Promise<BenchResult | undefined> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(projectFolder, 'tools/bench/runOne.ts'), [file], {
      cwd: projectFolder,
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let result: BenchResult | undefined;
    child.on('message', (message) => {
      result = benchResultSchema.parse(message);
    });
    child.once('error', reject);
    child.once('close', () => resolve(result));
  });
}

const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean', default: false } },
  allowPositionals: true,
});
process.exitCode = await runBenches(positionals, values.long);
