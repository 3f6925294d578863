import { randomUUID } from 'node:crypto';
import { access, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { backupNameSchema } from '../../shared/link/backup.ts';
import { backupDatabase, backupFiles, backupFolderOf, syncFile } from './backups.ts';
import { linkFiles, syncFolder, writeSynced } from './fileFolder.ts';
import { DatabaseRefusal, migrate } from './migrate.ts';

/** Says which backup a site was made from; it lies in the data folder. */
const markFile = 'restored.json';
const markSchema = z.object({ backup: z.string(), at: z.string() });
/** A staged site that is complete; what follows in the name is the instant, and the name of the folder for what it replaces. */
const staged = /^\.restored-(\d+)$/u;
/** What is moved, in this order: the database last but for the mark, because with it the site is the restored one. */
const movedItems = [backupFiles, `${backupDatabase}-wal`, `${backupDatabase}-shm`, backupDatabase, markFile];

/**
 * Puts a backup in the place of a site that no server has open (ADR 0023). What was there is kept in `replaced-…`. The database gets
 * a new epoch; sessions and what alarms still had to do are left out. Throws a `DatabaseRefusal`, and then nothing has changed.
 */
export async function restoreBackup(data: string, name: string, now: () => Date): Promise<void> {
  const source = path.join(backupFolderOf(data), name);
  if (!backupNameSchema.safeParse(name).success || !(await exists(path.join(source, backupDatabase)))) {
    throw new DatabaseRefusal(`there is no backup "${name}" in ${backupFolderOf(data)}`);
  }
  await refuseTwice(data, name);
  const stamp = String(now().getTime());
  const aside = path.join(data, `.restoring-${stamp}`);
  try {
    await mkdir(aside, { recursive: true });
    await copyFile(path.join(source, backupDatabase), path.join(aside, backupDatabase));
    makeSiteOf(path.join(aside, backupDatabase), now);
    await syncFile(path.join(aside, backupDatabase));
    await linkFiles(path.join(source, backupFiles), path.join(aside, backupFiles));
    const mark = { backup: name, at: now().toISOString() };
    await writeSynced(path.join(aside, markFile), Buffer.from(`${JSON.stringify(mark)}\n`));
    await syncFolder(aside);
    await rename(aside, path.join(data, `.restored-${stamp}`));
    await syncFolder(data);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (error instanceof DatabaseRefusal) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseRefusal(`the backup ${name} cannot be restored: ${reason}`, { cause: error });
  }
  await finishRestore(data);
}

/** Puts a restored site that is complete into its place; does nothing where there is none. A cut in between is made good here. */
export async function finishRestore(data: string): Promise<void> {
  for (const entry of await readdir(data)) {
    const [, stamp] = staged.exec(entry) ?? [];
    if (stamp !== undefined) {
      await putInPlace(data, path.join(data, entry), path.join(data, `replaced-${stamp}`));
    }
  }
}

async function putInPlace(data: string, from: string, replaced: string): Promise<void> {
  await mkdir(replaced, { recursive: true, mode: 0o700 });
  const isDatabaseStaged = await exists(path.join(from, backupDatabase));
  for (const item of movedItems) {
    const current = path.join(data, item);
    const isStaged = await exists(path.join(from, item));
    const isLogOfOld = item.startsWith(`${backupDatabase}-`) && isDatabaseStaged;
    if ((isStaged || isLogOfOld) && (await exists(current))) {
      await rename(current, path.join(replaced, item));
    }
    if (isStaged) {
      await rename(path.join(from, item), current);
    }
  }
  await syncFolder(data);
  await rm(from, { recursive: true, force: true });
}

/** A server that is started again and again with the same words would throw away what happened in between each time. */
async function refuseTwice(data: string, name: string): Promise<void> {
  const mark = await readMark(path.join(data, markFile));
  if (mark?.backup === name) {
    throw new DatabaseRefusal(
      `this site was restored from ${name} at ${mark.at} already: start without --restore, or remove ${markFile} first to do it again`,
    );
  }
}

async function readMark(file: string): Promise<z.infer<typeof markSchema> | null> {
  if (!(await exists(file))) {
    return null;
  }
  try {
    return markSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new DatabaseRefusal(
      `${markFile} cannot be read: look whether this site was restored, and remove it`,
      {
        cause: error,
      },
    );
  }
}

function makeSiteOf(file: string, now: () => Date): void {
  const database = new BetterSqlite3(file);
  try {
    ensureSound(database);
    database.pragma('foreign_keys = on');
    migrate(database, now);
    database
      .transaction(() => {
        // What workstations remember of positions in the journal means something else from here on.
        database.prepare('update site set epoch = ?').run(randomUUID());
        // Whoever was signed out or disabled since must not come back with it.
        database.exec('delete from sessions');
        // It was done then; a gate must not open today for an alarm of last week.
        database.exec('delete from pendingActions');
      })
      .immediate();
  } finally {
    database.close();
  }
}

function ensureSound(database: Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new DatabaseRefusal(`the database of the backup is damaged: ${String(found)}`);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}
