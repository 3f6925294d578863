import { fork } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../build/build.ts';
import { projectFolder } from '../node/requireNode24.mjs';
import { type BenchResult, benchResultSchema, keepsBudget, tableOf } from './measurement.ts';

const resultsFolder = path.join(projectFolder, 'bench/results');

/** `npm run bench [-- name …]`: runs bench/*.bench.ts one after the other, prints a table for each and keeps the numbers as JSON. */
async function runBenches(wantedNames: readonly string[]): Promise<number> {
  const files = globSync('bench/*.bench.ts', { cwd: projectFolder })
    .filter((file) => wantedNames.length === 0 || wantedNames.includes(path.basename(file, '.bench.ts')))
    .sort();
  if (files.length === 0) {
    process.stderr.write('There is no such bench in bench/\n');
    return 2;
  }
  await buildIfStale();
  mkdirSync(resultsFolder, { recursive: true });
  let kept = true;
  for (const file of files) {
    kept = (await runBench(file)) && kept;
  }
  return kept ? 0 : 1;
}

async function runBench(file: string): Promise<boolean> {
  // What else the machine does says how far the times may be trusted.
  const loadBefore = loadavg()[0] ?? Number.NaN;
  const result = await measureApart(path.join(projectFolder, file));
  if (result === undefined) {
    process.stdout.write(`${file} ended without a result\n\n`);
    return false;
  }
  if (result.skipped !== undefined) {
    process.stdout.write(`${tableOf(result)}\n\n`);
    return true;
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
  writeFileSync(
    path.join(resultsFolder, `${name}.json`),
    `${JSON.stringify({ at: new Date().toISOString(), machine, ...result }, null, 2)}\n`,
  );
  return result.measurements.every(keepsBudget);
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

process.exitCode = await runBenches(process.argv.slice(2));
