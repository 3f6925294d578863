import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsNow, startTraffic } from './faultRound.ts';
import { Stage } from './stage.ts';
import { holdsWithin } from './waiting.ts';

// What the checker is worth: on a site at which all went well nothing is wrong; spoilt in one place, that place is found.
let folder: string;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-checker-'));
  stage = await Stage.open(folder);
  const traffic = startTraffic(stage, 1);
  const { promised } = stage;
  await holdsWithin(20_000, () => promised.events.length >= 20 && promised.outcomes.length >= 20);
  await traffic.stop();
  await traffic.sender.finish();
  await holdsWithin(20_000, async () => (await findingsNow(stage)).length === 0);
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing is wrong where all went well', async () => {
  expect(await findingsNow(stage)).toEqual([]);
});

const noTriggers = 'drop trigger journalIsNotEdited; drop trigger journalIsNotShortened;';

const spoilt: readonly (readonly [what: string, sql: string, found: RegExp])[] = [
  [
    'an event that was acknowledged',
    "update events set sourceEventId = 'another' where rowid = 1",
    /was acknowledged and is not there/,
  ],
  [
    'an alarm that shows another state',
    'update alarms set priority = 5, version = version + 1 where number = 1001',
    /has version/,
  ],
  ['a row of the record', `${noTriggers} delete from journal where position = 2`, /the journal has/],
  [
    'a row of the record that says something else',
    `${noTriggers} update journal set toState = 'expired' where kind = 'raised' and alarm in (select alarm from journal where kind = 'handled')`,
    /does not follow on itself/,
  ],
  [
    'a command that is gone',
    'delete from commands where id = (select commandId from journal where commandId is not null limit 1)',
    /was never decided|took effect and has no answer/,
  ],
  [
    'a command under another id',
    "update commands set id = 'ffffffff' where id = (select min(id) from commands)",
    /that nobody gave/,
  ],
  [
    'a command that took effect twice',
    `${noTriggers} update journal set commandId = (select commandId from journal where commandId is not null limit 1), alarm = 1001
       where position in (select position from journal order by position desc limit 2)`,
    /took effect 2 times|took effect 3 times/,
  ],
  [
    'an alarm that is shown to somebody who does not receive it',
    'delete from alarmAudience',
    /is not in its user/,
  ],
];

test.each(spoilt)('it finds %s', async (_, sql, found) => {
  const file = path.join(stage.site.data, 'site.sqlite');
  const site = new Database(file);
  // Undone at the end: the next case begins from a site at which all went well.
  const copy = path.join(folder, 'before.sqlite');
  await site.backup(copy);
  try {
    site.pragma('foreign_keys = off');
    site.exec(sql);
    expect((await findingsNow(stage)).join('\n')).toMatch(found);
  } finally {
    site.exec(`attach '${copy}' as before`);
    restoreTables(site);
    site.close();
  }
});

test('it finds a ping that sounded twice', async () => {
  const { pings } = stage.promised;
  const [name, told = []] = [...pings][0] ?? ['', []];
  const [first = ''] = told;
  pings.set(name, [...told, first]);
  expect(await findingsNow(stage)).toEqual([`${name} pinged 1 times for an alarm that it had pinged for`]);
  pings.set(name, told);
});

function restoreTables(site: Database.Database): void {
  const triggers = site
    .prepare<[], { sql: string }>(
      "select sql from before.sqlite_schema where type = 'trigger' and tbl_name = 'journal'",
    )
    .all();
  site.exec(
    'drop trigger if exists journalOnlyGrows; drop trigger if exists journalIsNotEdited; drop trigger if exists journalIsNotShortened;',
  );
  for (const table of ['alarmAudience', 'journal', 'commands', 'alarms', 'events']) {
    site.exec(`delete from main.${table}; insert into main.${table} select * from before.${table};`);
  }
  for (const { sql } of triggers) site.exec(sql);
}
