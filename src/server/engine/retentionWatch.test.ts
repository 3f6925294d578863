import { existsSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming } from '../../../tests/helpers/engineSite.ts';
import { eventually } from '../../../tests/helpers/eventually.ts';
import { SearchSite } from '../../../tests/helpers/searchSite.ts';
import { fileFolderIn } from '../store/fileFolder.ts';

let search: SearchSite;
let site: EngineSite;
const daySeconds = 86_400;

beforeEach(async () => {
  search = await SearchSite.open();
  site = search.engineSite;
});

afterEach(() => site.remove());

/** Looks into the database as it is on disk. */
function rows<Value>(sql: string): readonly Value[] {
  const database = new BetterSqlite3(site.file, { readonly: true });
  const found = database.prepare<[], Value>(sql).pluck().all();
  database.close();
  return found;
}

const keptAlarms = () => rows<number>('select number from alarms order by number');

/** Moves on minute by minute until a check holds, as if nobody were there. */
async function timePasses(check: () => void): Promise<void> {
  await eventually(() => {
    site.clock.advance(60);
    check();
  });
}

describe('closed alarms that are too old', () => {
  test('R-H08 they go with their record and audience; open ones stay, however old they are', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: 30, eventRetentionDays: null });
    await search.happen('mmdm');
    await search.close(1001, 1003);
    site.clock.advance(31 * daySeconds);
    await search.happen('mm');
    await search.close(1005);
    await timePasses(() => expect(keptAlarms()).toEqual([1002, 1004, 1005, 1006]));
    expect(rows('select distinct alarm from journal order by alarm')).toEqual([1002, 1004, 1005, 1006]);
    expect(rows('select distinct alarm from alarmAudience order by alarm')).toEqual([1002, 1004, 1005, 1006]);
    expect(rows('select 1 from forgottenAlarms')).toEqual([]);
    expect(await search.numbers({ includeOpen: true })).toEqual([1006, 1005, 1004, 1002]);
    // Every event is still there: how long they are kept is a matter of its own.
    expect(await search.types({})).toHaveLength(6);
    expect(site.logged).toEqual([]);
  });

  test('R-G07 the journal cannot be shortened in any other way', async () => {
    await search.happen('mm');
    await search.close(1001);
    const database = new BetterSqlite3(site.file);
    const run = (sql: string) => () => database.exec(sql);
    expect(run('delete from journal where alarm = 1001')).toThrow('the journal cannot be edited');
    expect(run('insert into forgottenAlarms values (1002)')).toThrow('only closed alarms can be forgotten');
    expect(run('insert into forgottenAlarms values (7)')).toThrow('only closed alarms can be forgotten');
    database.close();
  });

  test('numbers and positions are never given twice, even when nearly everything is gone', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: 1 });
    await search.happen('mmm');
    for (const number of [1003, 1002, 1001]) {
      await search.close(number);
    }
    site.clock.advance(3 * daySeconds);
    await timePasses(() => expect(keptAlarms()).toEqual([1001, 1003]));
    await search.happen('m');
    expect(keptAlarms().at(-1)).toBe(1004);
    expect(rows('select max(position) from journal')).toEqual([7]);
  });

  test('how often a definition raised in 30 days is still right', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: 1 });
    await search.happen('mmmm');
    await search.close(1001, 1002, 1003);
    site.clock.advance(3 * daySeconds);
    await timePasses(() => expect(keptAlarms()).toEqual([1003, 1004]));
    await search.happen('m');
    const newest = (await site.alarms()).at(-1);
    // Two are gone and cannot be counted any more.
    expect([newest?.number, newest?.count]).toEqual([1005, 3]);
  });

  test('R-J06 who was last here before that is given everything anew', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: 1 });
    await search.happen('mmm');
    await search.close(1001);
    const since = async (position: number) => site.store.alarms.changedSince(position, 100, search.ana);
    expect(await since(3)).not.toBeNull();
    await search.happen('m');
    site.clock.advance(3 * daySeconds);
    await timePasses(() => expect(keptAlarms()).not.toContain(1001));
    expect(await since(3)).toBeNull();
    expect(await since(4)).toMatchObject({ alarms: [{ number: 1004 }] });
  });

  test('many go little by little', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: 1, eventRetentionDays: 1 });
    const events = Array.from({ length: 120 }, (_, index) => incoming(`many-${index}`));
    await site.engine.accept(events);
    await search.close(...Array.from({ length: 110 }, (_, index) => 1001 + index));
    site.clock.advance(3 * daySeconds);
    await timePasses(() => expect(keptAlarms()).toHaveLength(11));
    site.clock.advance(3_700);
    await timePasses(() => expect(rows('select 1 from events')).toHaveLength(11));
    expect(rows('select 1 from commands')).toEqual([]);
  }, 30_000);
});

describe('events that are too old', () => {
  test('R-B02 they go unless an alarm points at them', async () => {
    await site.store.configuration.changeRetention({ alarmRetentionDays: null, eventRetentionDays: 10 });
    await search.happen('mxdx');
    site.clock.advance(11 * daySeconds);
    await search.happen('x');
    await timePasses(() => expect(rows('select 1 from events')).toHaveLength(3));
    expect(await search.types({})).toEqual(['external.radar', 'door.forced', 'camera.motion']);
  });

  test('a picture goes with the last event that shows it', async () => {
    await site.store.configuration.changeRetention({ eventRetentionDays: 10 });
    const images = [{ name: 'p', contentType: 'image/png', base64: 'aGVsbG8=' }];
    // Pictures that were put there by an earlier run of the server.
    const file = await fileFolderIn(path.join(site.folder, 'files')).keep(Buffer.from('hello'));
    const at = path.join(site.folder, 'files', file.slice(0, 2), file);
    const kind = 'external.radar';
    await site.engine.accept([incoming('1', { kind, images })]);
    site.clock.advance(6 * daySeconds);
    await site.engine.accept([incoming('2', { kind, images })]);
    site.clock.advance(5 * daySeconds);
    await timePasses(() => expect(rows('select sourceEventId from events')).toEqual(['2']));
    expect(existsSync(at)).toBe(true);
    site.clock.advance(6 * daySeconds);
    await timePasses(() => expect(rows('select 1 from events')).toEqual([]));
    await timePasses(() => expect(rows('select 1 from looseFiles')).toEqual([]));
  });
});
