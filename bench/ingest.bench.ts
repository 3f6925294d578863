import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { pino } from 'pino';
import { systemClock } from '../src/server/engine/clock.ts';
import type { IncomingEvent } from '../src/server/engine/contract.ts';
import { createEngine } from '../src/server/engine/engine.ts';
import { createSiteServer } from '../src/server/siteServer.ts';
import { openStore } from '../src/server/store/store.ts';
import type { NormalisedEvent } from '../src/shared/domain/event.ts';
import { definitionBody, incoming, seedSite } from '../tests/helpers/engineSite.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { median } from './pacedLoad.ts';

/** As many events as a busy recorder hands over at once. */
const batchSize = 100;
const batches = 60;
const runs = 5;
const token = 'bench-ingest';

/** The tables that an event and its alarm go to, in the order in which foreign keys want them. */
const tables = ['events', 'alarms', 'alarmAudience', 'journal'] as const;

type Row = Readonly<Record<string, unknown>>;
type RowsByTable = Readonly<Record<(typeof tables)[number], readonly Row[]>>;

/** A way for batches to come in; each is on disk before the next is sent. */
interface Way {
  readonly name: string;
  readonly deliver: (file: string, kind: string) => Promise<{ readonly ms: number }>;
  /** The budget is about the engine; HTTP is shown beside it, with what parsing and sockets cost. */
  readonly atLeast?: number;
}

const ways: readonly Way[] = [
  { name: 'engine', deliver: timeEngine, atLeast: 0.4 },
  { name: 'HTTP', deliver: timeHttp },
];

/** Design, section 8, second row: durable ingest against raw better-sqlite3 inserting the same rows in the same batches. */
export const bench: Bench = {
  title: `Durable ingest in batches of ${batchSize}, against raw better-sqlite3 with the same rows, batches and pragmas`,
  measure: async () => {
    const measurements: Measurement[] = [];
    for (const way of ways) {
      measurements.push(...(await measure(way, 'each event raises an alarm', 'camera.motion')));
      measurements.push(...(await measure(way, 'no event raises one', 'external.radar')));
    }
    return measurements;
  },
};

async function measure(
  { name, deliver, atLeast }: Way,
  what: string,
  kind: string,
): Promise<readonly Measurement[]> {
  const ratios: number[] = [];
  const perSecond: number[] = [];
  // The first run warms both up and does not count.
  for (let run = 0; run <= runs; run += 1) {
    const { ms, rows } = await inFolder(async (file) => ({
      ...(await deliver(file, kind)),
      rows: readRows(file),
    }));
    const raw = await inFolder((file) => timeRaw(file, rows));
    if (run > 0) {
      ratios.push(raw / ms);
      perSecond.push((batches * batchSize * 1000) / ms);
    }
  }
  const share = { what: `${name}, ${what}: share of the raw speed`, value: median(ratios), unit: '×' };
  return [
    { ...share, ...(atLeast !== undefined && { atLeast }) },
    { what: `${name}, ${what}: events`, value: median(perSecond), unit: '/s' },
  ];
}

async function timeEngine(file: string, kind: string): Promise<{ readonly ms: number }> {
  await prepare(file);
  const store = await openStore({ file, now: systemClock.now });
  const engine = createEngine({ store, clock: systemClock, logger: { error: fail } });
  await engine.start();
  const groups = Array.from({ length: batches }, (_, batch) => batchOf(batch, kind));
  const ms = await timed(async (batch) => {
    const accepted = await engine.accept(groups[batch] ?? []);
    if (!accepted.ok) {
      throw new Error(accepted.error);
    }
  });
  await engine.stop();
  await store.close();
  return { ms };
}

async function timeHttp(file: string, kind: string): Promise<{ readonly ms: number }> {
  await prepare(file);
  const server = await createSiteServer({
    data: path.dirname(file),
    port: 0,
    logger: pino({ level: 'silent' }),
  });
  const headers = { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${token}` };
  const bodies = Array.from({ length: batches }, (_, batch) =>
    JSON.stringify(batchOf(batch, kind).map(({ event }) => cloudEventOf(event))),
  );
  const ms = await timed(async (batch) => {
    const body = bodies[batch] ?? '[]';
    const response = await fetch(`${server.listening}/ingest/v1/events`, { method: 'POST', headers, body });
    if (response.status !== 202) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    await response.arrayBuffer();
  });
  await server.close();
  return { ms };
}

async function prepare(file: string): Promise<void> {
  const store = await openStore({ file, now: systemClock.now });
  await seedSite(store);
  await store.configuration.create('definitions', definitionBody({ name: 'Intruso' }));
  await store.configuration.issuePartnerToken('vms', token);
  await store.close();
}

async function timed(deliver: (batch: number) => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const startedAt = performance.now();
  for (let batch = 0; batch < batches; batch += 1) {
    await deliver(batch);
  }
  return performance.now() - startedAt;
}

function cloudEventOf({ source, sourceEventId, kind, subject, deviceAt, phase }: NormalisedEvent): object {
  return {
    specversion: '1.0',
    id: sourceEventId,
    source,
    type: kind,
    subject,
    time: deviceAt,
    data: { phase },
  };
}

function batchOf(batch: number, kind: string): readonly IncomingEvent[] {
  return Array.from({ length: batchSize }, (_, index) => incoming(`${batch}-${index}`, { kind }));
}

function readRows(file: string): RowsByTable {
  const database = new BetterSqlite3(file, { readonly: true });
  const read = (table: string) => database.prepare<[], Row>(`select * from ${table}`).all();
  const rows = {
    events: read('events'),
    alarms: read('alarms'),
    alarmAudience: read('alarmAudience'),
    journal: read('journal'),
  };
  database.close();
  return rows;
}

/** The least that SQLite needs: prepared inserts of rows that are ready, one transaction for each batch. */
async function timeRaw(file: string, rows: RowsByTable): Promise<number> {
  const store = await openStore({ file, now: systemClock.now });
  await store.close();
  const database = new BetterSqlite3(file);
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = on');
  const inserts = tables.map((table) => insertInto(database, table, rows[table]));
  const insertBatch = database.transaction((batch: number) => {
    for (const insert of inserts) {
      insert(batch);
    }
  });
  const ms = await timed(async (batch) => insertBatch.immediate(batch));
  database.close();
  return ms;
}

function insertInto(database: Database, table: string, rows: readonly Row[]): (batch: number) => void {
  const [first] = rows;
  if (!first) {
    return () => undefined;
  }
  const columns = Object.keys(first);
  const places = columns.map(() => '?').join(', ');
  const statement = database.prepare<unknown[]>(
    `insert into ${table} (${columns.join(', ')}) values (${places})`,
  );
  const values = rows.map((row) => Object.values(row));
  const share = rows.length / batches;
  return (batch) => {
    for (const each of values.slice(batch * share, (batch + 1) * share)) {
      statement.run(...each);
    }
  };
}

async function inFolder<Value>(work: (file: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-bench-'));
  try {
    return await work(path.join(folder, 'site.sqlite'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fail(details: object, message: string): never {
  throw new Error(message, { cause: details });
}
