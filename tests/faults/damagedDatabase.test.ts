import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from './chance.ts';
import { damagePage } from './faultKinds.ts';
import { findingsNow, startTraffic } from './faultRound.ts';
import { Stage } from './stage.ts';
import { holdsWithin } from './waiting.ts';

let folder: string;
let stage: Stage;
let backup: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-damaged-'));
  stage = await Stage.open(folder);
  const traffic = startTraffic(stage, 1);
  await holdsWithin(20_000, () => stage.promised.events.length >= 10);
  await traffic.stop();
  await traffic.sender.finish();
  backup = await stage.makeBackup();
  await stage.site.stop();
  cpSync(stage.site.data, path.join(folder, 'whole'), { recursive: true });
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(['alarms', 'events', 'journal', 'users', 'alarmsByTime'])(
  'R-J06 a server whose database is damaged in %s says so and does not start',
  async (what) => {
    rmSync(stage.site.data, { recursive: true });
    cpSync(path.join(folder, 'whole'), stage.site.data, { recursive: true });
    const file = path.join(stage.site.data, 'site.sqlite');
    damagePage(file, firstPageOf(file, what), new Chance(1));
    expect(await stage.site.start()).toMatch(
      /^The site server does not start: site\.sqlite.*(damaged|malformed)/,
    );
  },
);

test('R-J06 the backup takes its place, and every workstation has the same list as before', async () => {
  const from = stage.promised.next();
  expect(await stage.site.start({ restore: backup })).toBeNull();
  stage.promised.wentBackTo(from);
  await holdsWithin(60_000, async () => (await findingsNow(stage)).length === 0);
  expect(await findingsNow(stage)).toEqual([]);
});

function firstPageOf(file: string, what: string): number {
  const site = new Database(file, { readonly: true });
  try {
    return (
      site.prepare<[string], number>('select rootpage from sqlite_schema where name = ?').pluck().get(what) ??
      0
    );
  } finally {
    site.close();
  }
}
