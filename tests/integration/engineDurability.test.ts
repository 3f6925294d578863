import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { AcceptedEvent } from '../../src/server/engine/contract.ts';
import { searchRequestSchema } from '../../src/shared/link/search.ts';
import { type EngineSite, incoming, openEngineSite } from '../helpers/engineSite.ts';
import { eventually } from '../helpers/eventually.ts';

const program = fileURLToPath(new URL('../helpers/acceptingEngine.ts', import.meta.url));
let site: EngineSite;

afterEach(() => site.remove());

test('R-B02 R-B04 a server that is killed right after it acknowledged has everything that it acknowledged, once', async () => {
  site = await openEngineSite();
  const { folder, clock } = site;
  await site.close();
  const acknowledged = new Set<string>();
  for (const [round, lines] of [1, 3, 6].entries()) {
    for (const { id } of await acknowledgedUntilKilled(folder, round, lines)) {
      acknowledged.add(id);
    }
  }
  site = await openEngineSite({ folder, clock });
  const alarms = await site.alarms();
  const raised = alarms.map(({ event }) => event.id);
  // What was on disk but not yet acknowledged when it was killed may be there as well, but nothing twice.
  expect(raised).toEqual(expect.arrayContaining([...acknowledged]));
  expect(new Set(raised).size).toBe(raised.length);
  expect(alarms.map(({ number }) => number)).toEqual(alarms.map((_, index) => 1001 + index));
  const [first] = alarms;
  expect(await site.engine.accept([incoming('0-0-0')])).toEqual({
    ok: true,
    value: [{ id: first?.event.id, duplicate: true }],
  });
  expect(await site.store.alarms.head()).toBe(alarms.length);
});

test('R-H04 R-B02 what a server took in right before it was killed is found by its text, at once and later', async () => {
  site = await openEngineSite();
  const { folder, clock } = site;
  await site.close();
  await acknowledgedUntilKilled(folder, 0, 3);
  site = await openEngineSite({ folder, clock });
  expect(await foundBy('latido')).toBe((await site.alarms()).length);
  await site.close();

  await acknowledgedUntilKilled(folder, 1, 3);
  site = await openEngineSite({ folder, clock });
  const count = (await site.alarms()).length;
  expect(count).toBeGreaterThan(40);
  // Nobody searches: it comes into the full text by itself.
  clock.advance(2);
  await eventually(() => expect(rowsOfFullText()).toEqual({ events: count, alarms: count }));
  expect(await foundBy('latido')).toBe(count);
});

async function foundBy(text: string): Promise<number> {
  const period = { from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z' };
  const request = { in: 'alarms', includeOpen: true, period, limit: 200, text };
  const page = await site.store.searches.page(searchRequestSchema.parse(request), await site.user('boss'));
  return page?.items.length ?? 0;
}

function rowsOfFullText(): unknown {
  const database = new BetterSqlite3(site.file, { readonly: true });
  const counts =
    'select (select count(*) from eventToldText) events, (select count(*) from alarmToldText) alarms';
  const rows = database.prepare(counts).get();
  database.close();
  return rows;
}

/** Runs the program until it has said so many lines, kills it without warning, and answers what it had said by then. */
async function acknowledgedUntilKilled(
  folder: string,
  round: number,
  lines: number,
): Promise<readonly AcceptedEvent[]> {
  const child = spawn(process.execPath, [program, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const accepted: AcceptedEvent[] = [];
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    accepted.push(...(JSON.parse(line) as AcceptedEvent[]));
    heard += 1;
    if (heard === lines) {
      child.kill('SIGKILL');
    }
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return accepted;
}
