import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alarmView } from '../../../tests/helpers/alarmView.ts';
import { WorkstationCache } from './cache.ts';
import { type CacheContents, emptyContents } from './cacheContents.ts';

let folder: string;
const limits = { pagesMost: 10_000 };
const opened: WorkstationCache[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-cache-'));
  limits.pagesMost = 10_000;
});

afterEach(() => {
  for (const cache of opened.splice(0)) cache.close();
  rmSync(folder, { recursive: true, force: true });
});

function cacheOf(whole: () => CacheContents): WorkstationCache {
  const silent = () => undefined;
  const cache = new WorkstationCache({
    file: path.join(folder, 'copy.sqlite'),
    log: { info: silent, warn: silent, error: silent },
    whole,
    found: silent,
    troubled: silent,
    limits,
    recoveryEveryMs: 60_000,
  });
  opened.push(cache);
  return cache;
}

test('R-J06 what is left of a list is not read from a file that was written over meanwhile: it is lost, not ended', () => {
  const alarms = Array.from({ length: 10 }, (_, index) => alarmView({ number: 1001 + index }));
  const before = cacheOf(() => emptyContents);
  before.open();
  before.write({ alarms, position: { epoch: 'epoch-1', cur: '10' } });
  before.close();

  // Not a page more than it has.
  limits.pagesMost = 1;
  const cache = cacheOf(() => emptyContents);
  expect(cache.open().alarmCount).toBe(10);
  const [first] = cache.alarmsBefore(null, 1) ?? [];
  const message = 'Camión parado en el muelle. '.repeat(5_000);
  const additional = { message, plate: null, cardholder: null, attributes: {}, images: [] };
  cache.write({ upserts: [alarmView({ number: 2001, additional })] });
  expect(cache.trouble).toBe('notWritable');
  limits.pagesMost = 10_000;
  expect(cache.keep({ lastLiveAt: new Date().toISOString() })).toBe(true);
  expect(cache.alarmsBefore(first?.id ?? null, 100)).toBeNull();
});
