import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRecord, writeRecord } from './recordFile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'record-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a record has its head and each of its rows on a line, and is read as it was written', () => {
  const file = path.join(folder, 'soak.jsonl');
  const record = { head: { minutes: 60, troubles: ['two\nlines'] }, rows: [{ second: 1 }, { second: 2 }] };
  writeRecord(file, record);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  expect(readRecord(file)).toEqual(record);
});

test('a record without its head is refused', () => {
  const file = path.join(folder, 'empty.jsonl');
  writeFileSync(file, '');
  expect(() => readRecord(file)).toThrow(/is empty/);
});
