import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOpen } from '../../shared/domain/alarm.ts';
import { searchRequestSchema } from '../../shared/link/search.ts';
import { openStore, type Store } from '../store/store.ts';
import { liveThroughDemoDays } from './demoHistory.ts';
import { ensureDemoSite } from './demoSite.ts';

let folder: string;
let store: Store;
const now = new Date('2026-03-02T08:00:00.000Z');

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-demo-'));
  store = await openStore({ file: path.join(folder, 'site.db'), now: () => now });
  await ensureDemoSite(store.configuration);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('R-A01 a demo site has some days behind it, all closed by the rules and on record, once', async () => {
  await liveThroughDemoDays(store, now);
  const head = await store.alarms.head();
  await liveThroughDemoDays(store, now);
  expect(await store.alarms.head()).toBe(head);
  const admin = (await store.people.user('admin')) ?? expect.unreachable();
  const alarms = (await store.alarms.changedSince(0, 10_000, admin))?.alarms ?? [];
  expect(alarms.length).toBeGreaterThan(90);
  expect(alarms.filter(({ state }) => isOpen(state))).toEqual([]);
  expect(alarms.some(({ escalatedAt }) => escalatedAt !== null)).toBe(true);
  expect(new Set(alarms.map(({ closing }) => closing?.reason))).toEqual(new Set(['handled', 'false', null]));
  const worked = alarms.findLast(({ procedure }) => procedure !== null) ?? expect.unreachable();
  const { journal, earlier } = await store.alarms.history(worked, admin);
  expect(journal.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['raised', 'handled', 'stepDone', 'closed']),
  );
  expect(earlier.length).toBeGreaterThan(0);
  const instants = journal.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted());
  const request = searchRequestSchema.parse({ in: 'events', period: { days: 30 } });
  const events = await store.searches.page(request, admin);
  expect(events?.total?.count).toBe(200);
});
