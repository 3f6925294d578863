import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLong, type LongResult } from './longReport.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-report-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function resultOf(value: number): LongResult {
  return {
    at: '2026-11-23T10:00:00.000Z',
    machine: { cpu: 'cpu', cores: 2, loadBefore: 0.1, memoryMb: 1024, node: '24.0.0' },
    title: 'Title; medians of 3 runs',
    measurements: [{ what: 'p99', value, unit: 'ms', atMost: 100 }],
  };
}

test('the report of long benches keeps what the others came to, by name, and takes the new one in', () => {
  const file = path.join(folder, 'performance.json');
  keepLong(file, 'start', resultOf(1));
  keepLong(file, 'list', resultOf(2));
  keepLong(file, 'start', resultOf(3));
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, LongResult>;
  expect(Object.entries(report).map(([name, { measurements }]) => [name, measurements[0]?.value])).toEqual([
    ['list', 2],
    ['start', 3],
  ]);
});
