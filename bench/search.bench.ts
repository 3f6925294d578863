import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openStore } from '../src/server/store/store.ts';
import type { Viewer } from '../src/shared/domain/audience.ts';
import { type SearchPage, searchQuerySchema, searchRequestSchema } from '../src/shared/link/search.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';

/** As the budget says (design, section 8); fewer for a quick look: `VALERUS_BENCH_ALARMS=20000 npm run bench -- search`. */
const alarmCount = Number(process.env.VALERUS_BENCH_ALARMS ?? 1_000_000);
/** Of five events one raises an alarm. */
const eventsPerAlarm = 5;
const eventCount = alarmCount * eventsPerAlarm;
const openCount = 2_000;
const definitionCount = 200;
const runs = 60;

const end = Date.parse('2026-03-01T00:00:00.000Z');
const days = 365;
const now = () => new Date(end);

/** Everybody; the operators, who receive most; and a wing to which one alarm in a thousand goes. */
const viewers = {
  administrator: { id: 'boss', roles: [], rights: ['alarms.seeAll', 'search.run'] },
  operator: { id: 'ana', roles: ['operators'], rights: ['search.run'] },
  'user of a wing (0.1 %)': { id: 'carla', roles: ['wing'], rights: ['search.run'] },
} as const satisfies Record<string, Viewer>;

const period = { days: 3_000 };

/** Design, section 8: search over a million closed alarms. */
export const bench: Bench = {
  title: `Search in ${alarmCount.toLocaleString('en')} closed alarms and ${eventCount.toLocaleString('en')} events`,
  measure: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'valerus-bench-'));
    try {
      const file = path.join(folder, 'site.sqlite');
      const seconds = await fill(file);
      return [{ what: 'filling the database', value: seconds, unit: 's' }, ...(await measure(file))];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(file: string): Promise<Measurement[]> {
  const store = await openStore({ file, now });
  const { searches } = store;
  const page = async (request: object, viewer: Viewer): Promise<SearchPage> => {
    const found = await searches.page(
      searchRequestSchema.parse({ in: 'alarms', period, ...request }),
      viewer,
    );
    if (!found) throw new Error('no page');
    return found;
  };
  const measurements: Measurement[] = [];
  const add = async (what: string, atMost: number | undefined, work: (run: number) => Promise<unknown>) =>
    measurements.push(...(await timed(what, atMost, work)));

  for (const [who, viewer] of Object.entries(viewers)) {
    await add(`${who}, first page`, 50, () => page({}, viewer));
    await add(`${who}, first page with the open ones`, 50, () => page({ includeOpen: true }, viewer));
    await add(`${who}, first page by priority`, 50, () => page({ sort: 'priority' }, viewer));
    await add(`${who}, first page of 3 definitions in a week`, 50, (run) => {
      const from = end - (run + 7) * 86_400_000;
      const week = { from: new Date(from).toISOString(), to: new Date(from + 7 * 86_400_000).toISOString() };
      return page({ definitions: ['d1', `d${run}`, 'd199'], period: week }, viewer);
    });
    let after: string | null = null;
    await add(`${who}, next page`, 50, async () => {
      after = (await page({ limit: 200, ...(after && { after }) }, viewer)).next;
    });
    await add(`${who}, text (words)`, 50, (run) => page({ text: `muelle ${run % 200}` }, viewer));
    await add(`${who}, text (an ID)`, 50, (run) => page({ text: String(1001 + run * 997) }, viewer));
    await add(`${who}, text (a plate)`, 50, (run) => page({ text: `${1000 + run * 37}KLM` }, viewer));
    await add(`${who}, text (a word that every event told)`, 50, () => page({ text: 'vigilada' }, viewer));
    await add(`${who}, events, text (a plate)`, 50, (run) =>
      page({ in: 'events', text: `${1000 + run * 37}KLM` }, viewer),
    );
    await add(`${who}, events, first page`, 50, () => page({ in: 'events' }, viewer));
    await add(`${who}, events of 2 devices`, 50, (run) =>
      page({ in: 'events', resources: [`r${run}`, 'r7'] }, viewer),
    );
    let afterEvent: string | null = null;
    await add(`${who}, events, next page`, 50, async () => {
      const request = { in: 'events', limit: 200, ...(afterEvent && { after: afterEvent }) };
      afterEvent = (await page(request, viewer)).next;
    });
    await add(`${who}, events, text`, 50, (run) =>
      page({ in: 'events', text: `cámara ${run % 200}` }, viewer),
    );
    await add(`${who}, events, timeline of 30 days`, undefined, () =>
      searches.timeline(searchQuerySchema.parse({ in: 'events', period: { days: 30 } }), viewer),
    );
    const timeline = (request: object) =>
      searches.timeline(searchQuerySchema.parse({ in: 'alarms', ...request }), viewer);
    await add(`${who}, timeline of 30 days`, undefined, () => timeline({ period: { days: 30 } }));
  }
  const whole = searchQuerySchema.parse({ in: 'alarms', period });
  measurements.push(
    await heldUp('administrator, timeline of everything', () =>
      searches.timeline(whole, viewers.administrator),
    ),
    await heldUp('administrator, 20,000 rows of an export', async () => {
      let after: string | null = null;
      for (let count = 0; count < 40; count += 1) {
        const request = { in: 'alarms' as const, period, ...(after && { after }) };
        const found = await searches.page(
          { ...searchRequestSchema.parse(request), limit: 500 },
          viewers.administrator,
        );
        after = found?.next ?? null;
      }
    }),
  );
  await store.close();
  return measurements;
}

async function timed(
  what: string,
  atMost: number | undefined,
  work: (run: number) => Promise<unknown>,
): Promise<Measurement[]> {
  const times: number[] = [];
  for (let run = 0; run < runs + 5; run += 1) {
    const startedAt = performance.now();
    await work(run);
    // The first ones fill caches that a running server has.
    if (run >= 5) times.push(performance.now() - startedAt);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return [
    { what: `${what}: p50`, value: at(0.5), unit: 'ms' },
    { what: `${what}: p95`, value: at(0.95), unit: 'ms', ...(atMost !== undefined && { atMost }) },
  ];
}

/** For what takes long in all: how long it takes, told in the name, and how long everybody else has to wait at most meanwhile. */
async function heldUp(what: string, work: () => Promise<unknown>): Promise<Measurement> {
  let longest = 0;
  let last = performance.now();
  const startedAt = last;
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work();
  longest = Math.max(longest, performance.now() - last);
  clearInterval(watch);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  return { what: `${what} (${seconds} s): others wait at most`, value: longest, unit: 'ms', atMost: 100 };
}

/** Writes straight into the tables, with series as the ledger would have found them. Answers how many seconds it took. */
async function fill(file: string): Promise<number> {
  const startedAt = performance.now();
  await (await openStore({ file, now })).close();
  const database = new BetterSqlite3(file);
  database.pragma('synchronous = off');
  database.pragma('foreign_keys = off');
  database.pragma('cache_size = -400000');
  const indexes = [
    'alarmsBySeries',
    'eventsBySeries',
    'eventsByTime',
    'alarmsByTime',
    'alarmsByDefinition',
    'alarmsByEvent',
    'alarmsByClosing',
  ];
  const made = indexes.map(
    (name) =>
      database.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck().get(name) ??
      '',
  );
  for (const name of indexes) database.exec(`drop index ${name}`);
  const instant = (position: string, of: number) =>
    `strftime('%Y-%m-%dT%H:%M:%fZ', ${end / 1000 - days * 86_400} + ${position} * ${(days * 86_400) / of}, 'unixepoch')`;
  database.exec(`
    begin;
    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${definitionCount - 1})
    insert into resources select 'r' || i, 1, 'Cámara ' || i, 'cámara ' || i,
      '{"kind":"camera","externalIds":[],"video":null}' from n;
    -- d199 belongs to the wing, d180 and up to supervisors, the rest to the operators.
    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${definitionCount - 1})
    insert into alarmSeries (id, definition, name, priority, kind, audience)
      select i + 1, 'd' || i, 'Muelle ' || i || ', intruso', 1 + i % 5, case i % 3 when 0 then 'camera.motion' else 'door.forced' end,
        case when i = 199 then '{"roles":["wing"],"users":[]}' when i >= 180 then '{"roles":["supervisors"],"users":[]}'
          else '{"roles":["operators"],"users":[]}' end from n;
    insert into eventSeries (id, kind, resource, raised, audience)
      select id, kind, 'r' || (id - 1), 1, audience from alarmSeries;
    insert into eventSeries (id, kind, resource, raised, audience)
      select id + 1000, 'external.radar', 'r' || (id - 1), 0, '' from alarmSeries;

    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${eventCount - 1})
    insert into events (id, source, sourceEventId, kind, subject, resource, partner, phase, deviceAt, serverAt, raised, data, rawBody, series)
      select printf('%08x-0000-7000-8000-%012x', i, i), 'bench', i, case when i % ${eventsPerAlarm} then 'external.radar' else 'camera.motion' end,
        null, 'r' || s, 'p', 'pulse', at, at, i % ${eventsPerAlarm} = 0, '{"message":"Movimiento en zona vigilada","plate":{"text":"' || printf('%04dKLM', (i * 7919) % 10000) || '"}}', '', case when i % ${eventsPerAlarm} then s + 1001 else s + 1 end
      from (select i, ${instant('i', eventCount)} as at,
        case when (i / ${eventsPerAlarm}) % 1000 = 7 then 199 else ((i / ${eventsPerAlarm}) * 7919) % 199 end as s from n);

    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${alarmCount - 1})
    insert into alarms (number, id, version, assignedVersion, definition, definitionSequence, name, event, priority, state,
      occurredAt, raisedAt, raisedPosition, changedPosition, assignee, assigneeName, closedAt, closedBy, closedByName, closeReason,
      count, snapshot, series)
      select 1001 + i, printf('%08x-0000-7000-9000-%012x', i, i), 3, 2, 'd' || s, i, 'Muelle ' || s || ', intruso',
        printf('%08x-0000-7000-8000-%012x', i * ${eventsPerAlarm}, i * ${eventsPerAlarm}), 1 + s % 5, iif(isOpen, 'new', 'closed'), at, at, i, i,
        iif(isOpen, null, 'ana'), iif(isOpen, null, 'ana'), iif(isOpen, null, at), iif(isOpen, null, 'ana'), iif(isOpen, null, 'ana'),
        iif(isOpen, null, 'handled'), 1,
        '{"event":{"id":"e","kind":"camera.motion","source":"bench","phase":"pulse"},"mayCloseUnhandled":false,"audience":{"roles":["operators"],"users":[]},"resources":[],"additional":null,"videoStart":{"mode":"live"}}',
        s + 1
      from (select i, ${instant('i', alarmCount)} as at, i >= ${alarmCount - openCount} as isOpen,
        case when i % 1000 = 7 then 199 else (i * 7919) % 199 end as s from n);
    commit;`);
  for (const sql of made) database.exec(sql);
  database.close();
  const store = await openStore({ file, now });
  await store.toldText.catchUp(100_000);
  await store.close();
  return (performance.now() - startedAt) / 1000;
}
