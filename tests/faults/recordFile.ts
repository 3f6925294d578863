import { readFileSync, writeFileSync } from 'node:fs';

/** What a long run came to: what there is once, and what there is many times. */
export interface Recorded<Head, Row> {
  readonly head: Head;
  readonly rows: readonly Row[];
}

/**
 * Keeps a record as lines of JSON, the head first: another run changes whole lines, and an hour of samples stays as long as it has
 * samples. The formatter leaves such files alone.
 */
export function writeRecord<Head extends object, Row extends object>(
  file: string,
  { head, rows }: Recorded<Head, Row>,
): void {
  writeFileSync(file, [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Reads what `writeRecord` has kept. Throws where the file is missing or broken. */
export function readRecord<Head extends object, Row extends object>(file: string): Recorded<Head, Row> {
  const [head, ...rows] = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  if (head === undefined) throw new Error(`${file} is empty`);
  return { head: JSON.parse(head) as Head, rows: rows.map((row) => JSON.parse(row) as Row) };
}
