import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseRefusal } from './migrate.ts';
import { openStore } from './store.ts';

let folder: string;
let file: string;
const now = () => new Date('2026-03-02T08:00:00.000Z');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-store-'));
  file = path.join(folder, 'data', 'site.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function make(): Promise<string> {
  const store = await openStore({ file, now });
  const { epoch } = await store.configuration.site();
  await store.close();
  return epoch;
}

function edit(sql: string): void {
  const database = new BetterSqlite3(file);
  database.exec(sql);
  database.close();
}

async function refusal(): Promise<string> {
  const error: unknown = await openStore({ file, now }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseRefusal);
  return error instanceof Error ? error.message : '';
}

test('a database is made where there is none, and opened as it is the next time', async () => {
  const epoch = await make();
  expect(await make()).toBe(epoch);
});

test('a database that a newer program has changed is refused, and says so', async () => {
  await make();
  edit("insert into migrations values (999999, 'of the future', '2030-01-01T00:00:00.000Z')");
  expect(await refusal()).toContain('site.db: the database is newer than this program: it has step 999999');
});

test('a database of another program is refused and left alone', async () => {
  await make();
  edit('pragma application_id = 7');
  expect(await refusal()).toBe('site.db: the database belongs to another program');
});

test('a file that is no database is refused, and says which', async () => {
  await make();
  for (const suffix of ['-wal', '-shm']) {
    rmSync(file + suffix, { force: true });
  }
  writeFileSync(file, 'this is no database, but it is long enough to look like one '.repeat(50));
  expect(await refusal()).toContain('site.db cannot be opened: ');
});

test('R-G07 no row of the journal can be changed or removed, not even by hand', async () => {
  await make();
  edit(`
    ${someAlarm}
    insert into journal values (1, 't', 'raised', 1001, null, null, null, 'new', null, null, '{}');
  `);
  expect(() => edit("update journal set comment = 'nothing happened'")).toThrow(
    'the journal cannot be edited',
  );
  expect(() => edit('delete from journal')).toThrow('the journal cannot be edited');
  expect(() => edit('insert or replace into journal select * from journal')).toThrow(
    'the journal only grows at its end',
  );
});

const someAlarm = `
  insert into events (id, source, sourceEventId, kind, subject, resource, partner, phase, deviceAt, serverAt, raised,
    data, rawBody) values ('e', 's', '1', 'k', null, null, null, 'pulse', 't', 't', 1, '{}', '');
  insert into alarms (number, id, version, assignedVersion, definition, definitionSequence, name, event, priority,
    state, occurredAt, raisedAt, raisedPosition, changedPosition, count, snapshot)
  values (1001, 'a', 1, 1, 'd', 1, 'n', 'e', 1, 'new', 't', 't', 1, 1, 1, '{}');`;

test('R-D10 a database in which recipients stood under themselves keeps them all', async () => {
  await make();
  edit(`
    ${someAlarm}
    drop table alarmAudience;
    create table alarmAudience (kind text not null, ref text not null, alarm integer not null references alarms (number),
      primary key (kind, ref, alarm)) strict, without rowid;
    create index alarmAudienceByAlarm on alarmAudience (alarm);
    create index alarmsByChange on alarms (changedPosition);
    insert into alarmAudience values ('role', 'guards', 1001), ('user', 'ana', 1001);
    delete from migrations where number = 510;
  `);
  await make();
  const database = new BetterSqlite3(file, { readonly: true });
  const rows = database.prepare('select alarm, kind, ref from alarmAudience').all();
  database.close();
  expect(rows).toEqual([
    { alarm: 1001, kind: 'role', ref: 'guards' },
    { alarm: 1001, kind: 'user', ref: 'ana' },
  ]);
});
