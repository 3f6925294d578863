import { pathToFileURL } from 'node:url';
import type { Bench, BenchResult } from './measurement.ts';

/** Runs one bench file in this process and sends its result to the parent. */
const [file] = process.argv.slice(2);
if (file === undefined || process.send === undefined) {
  throw new Error('runOne.ts is started by tools/bench/bench.ts with the path of a bench');
}
const { bench } = (await import(pathToFileURL(file).href)) as { bench?: Bench };
if (bench === undefined) {
  throw new Error(`${file} exports no "bench"`);
}
const { title } = bench;
const lacks = (await bench.lacks?.()) ?? null;
const result: BenchResult =
  lacks === null
    ? { title, measurements: await bench.measure() }
    : { title, measurements: [], skipped: lacks };
// A bench may leave handles open (sockets, servers); what it measured is all that is wanted of it.
process.send(result, () => process.exit(0));
