import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import { samplePng } from '../../../tests/helpers/officeFiles.ts';
import { type Backups, backupsOf } from './backups.ts';
import { finishRestore, restoreBackup } from './restore.ts';

let site: EngineSite;
let backups: Backups;

beforeEach(async () => {
  site = await openEngineSite();
  backups = backupsOf(
    { data: site.folder, database: site.file, files: path.join(site.folder, 'files') },
    () => site.clock.now(),
  );
});

afterEach(() => site.remove());

const image = { name: 'foto', contentType: 'image/png', base64: samplePng.toString('base64') };
const happen = (id: string) => site.engine.accept([incoming(id, { images: [image] })]);
const folder = (name = '') => path.join(site.folder, 'backups', name);

function count(file: string, table: string): unknown {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return database.prepare(`select count(*) from ${table}`).pluck().get();
  } finally {
    database.close();
  }
}

describe('making', () => {
  test('a backup has the database as it was at one instant, in one sound file, and the files that it shows', async () => {
    await happen('1');
    const made = await backups.make();
    await happen('2');
    expect(made).toMatchObject({ name: '20260302-080000', at: '2026-03-02T08:00:00.000Z' });
    const database = folder('20260302-080000/site.sqlite');
    expect(count(database, 'alarms')).toBe(1);
    expect(await readdir(folder('20260302-080000'))).toEqual(['backup.json', 'files', 'site.sqlite']);
    const [spread = ''] = await readdir(folder('20260302-080000/files'));
    const [name = ''] = await readdir(folder(`20260302-080000/files/${spread}`));
    expect(await readFile(folder(`20260302-080000/files/${spread}/${name}`))).toEqual(samplePng);
    expect(made?.bytes).toBe((await stat(database)).size + samplePng.length);
  });

  test('events go on being taken in while it is made, and none of them is in it by half', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => happen(`before-${index}`)));
    const making = backups.make();
    let during = 0;
    const stop = making.then(() => true);
    while (!(await Promise.race([stop, happen(`during-${during}`).then(() => false)]))) during += 1;
    const made = await making;
    const database = folder(`${made?.name}/site.sqlite`);
    const alarms = count(database, 'alarms');
    expect(alarms).toBeGreaterThanOrEqual(200);
    expect(count(database, 'events')).toBe(alarms);
    expect(count(database, "journal where kind = 'raised'")).toBe(alarms);
    expect(during).toBeGreaterThan(0);
  });

  test('one is made at a time; a second in the same second has a name of its own', async () => {
    const both = await Promise.all([backups.make(), backups.make()]);
    expect(both.filter((backup) => backup !== null)).toHaveLength(1);
    expect((await backups.make())?.name).toBe('20260302-080000-2');
    expect((await backups.list()).map(({ name }) => name)).toEqual(['20260302-080000-2', '20260302-080000']);
  });

  test('what a cut left over is no backup, and goes with the next one', async () => {
    await mkdir(folder('.20260228-120000.part'), { recursive: true });
    await mkdir(folder('20260227-120000'));
    await writeFile(folder('20260227-120000/backup.json'), '{"at":');
    expect(await backups.list()).toEqual([]);
    await backups.make();
    expect(await readdir(folder())).toEqual(['20260227-120000', '20260302-080000']);
  });

  test('a server that stops gives it up and leaves nothing of it', async () => {
    await Promise.all(Array.from({ length: 500 }, (_, index) => happen(`many-${index}`)));
    const refused = expect(backups.make()).rejects.toThrow(/given up/);
    await backups.stop();
    await refused;
    expect(await readdir(folder())).toEqual([]);
  });

  test('one is removed by its name, and nothing else by any', async () => {
    await backups.make();
    for (const name of ['..', '.', '', 'files', '../files', '20260302-080001']) {
      expect(await backups.remove(name)).toBe(false);
    }
    expect(await backups.remove('20260302-080000')).toBe(true);
    expect(await backups.list()).toEqual([]);
    expect(await readdir(folder())).toEqual([]);
  });
});

describe('restoring', () => {
  const site2 = () => path.join(site.folder, 'site.sqlite');
  const restore = (name: string) => restoreBackup(site.folder, name, () => site.clock.now());

  test('the site is as it was, under another epoch and with nobody signed in; what was there is kept', async () => {
    await happen('1');
    await site.store.people.openSession({ tokenHash: 'x', user: 'ana', device: 'd', expiresAt: '2027' });
    await backups.make();
    await happen('2');
    await site.close();
    await writeFile(site2(), 'the database that was there');
    await writeFile(`${site2()}-wal`, 'its log');
    await restore('20260302-080000');
    expect(count(site2(), 'alarms')).toBe(1);
    expect(count(site2(), 'sessions')).toBe(0);
    const [replaced = ''] = (await readdir(site.folder)).filter((name) => name.startsWith('replaced-'));
    expect(await readFile(path.join(site.folder, replaced, 'site.sqlite'), 'utf8')).toBe(
      'the database that was there',
    );
    expect((await readdir(path.join(site.folder, replaced))).sort()).toEqual([
      'files',
      'site.sqlite',
      'site.sqlite-wal',
    ]);
    const epoch = (file: string) => {
      const database = new BetterSqlite3(file, { readonly: true });
      const found = database.prepare('select epoch from site').pluck().get();
      database.close();
      return found;
    };
    expect(epoch(site2())).not.toBe(epoch(site.file));
    site = await openEngineSite({ folder: site.folder, clock: site.clock });
  });

  test('a restore that was cut off at any step is finished by the next start', async () => {
    await happen('1');
    await backups.make();
    await writeFile(site2(), 'old');
    await writeFile(`${site2()}-wal`, 'old log');
    const stage = path.join(site.folder, '.restored-7');
    const files = ['files', 'site.sqlite', 'restored.json'];
    for (const [cut] of files.entries()) {
      await mkdir(stage);
      // What was moved before the cut is not staged any more.
      for (const item of files.slice(cut).filter((each) => each !== 'files')) {
        await writeFile(path.join(stage, item), `new ${cut}`);
      }
      await finishRestore(site.folder);
      expect(await readdir(site.folder)).not.toContain('.restored-7');
      expect(await readFile(site2(), 'utf8')).toBe(`new ${Math.min(cut, 1)}`);
    }
    const kept = await readdir(path.join(site.folder, 'replaced-7'));
    expect(kept).toContain('site.sqlite-wal');
  });

  test('the same backup is not restored again by a server that is started with the same words', async () => {
    await backups.make();
    await restore('20260302-080000');
    await expect(restore('20260302-080000')).rejects.toThrow(/restored from 20260302-080000 at .* already/);
    await writeFile(path.join(site.folder, 'restored.json'), '{');
    await expect(restore('20260302-080000')).rejects.toThrow(/restored.json cannot be read/);
  });

  test('what is no backup, or a damaged one, is refused, and the site stays as it is', async () => {
    for (const name of ['nothing', '..', '20260302-080000']) {
      await expect(restore(name)).rejects.toThrow(/there is no backup/);
    }
    await happen('1');
    await backups.make();
    await writeFile(site2(), 'untouched');
    await writeFile(folder('20260302-080000/site.sqlite'), 'no database at all, whatever its name says');
    await expect(restore('20260302-080000')).rejects.toThrow(/cannot be restored/);
    expect(await readFile(site2(), 'utf8')).toBe('untouched');
    expect((await readdir(site.folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
