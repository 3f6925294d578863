import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { type Backup, backupNameSchema, backupSchema } from '../../shared/link/backup.ts';
import { linkFiles, syncFolder, writeSynced } from './fileFolder.ts';
import { asStorageFailure, StorageFailure } from './storageFailure.ts';

/** Backups of the whole site, each a folder below `backups/` of the data folder (ADR 0022). */
export interface Backups {
  /** Makes one beside everything else that goes on; `null` while another is being made. Throws `StorageFailure`. */
  make(): Promise<Backup | null>;
  /** Those that are complete, the latest first. */
  list(): Promise<readonly Backup[]>;
  /** Removes one; answers whether it was there. */
  remove(name: string): Promise<boolean>;
  /** Gives up one that is being made. */
  stop(): Promise<void>;
}

/** What a backup is made of. */
export interface BackupSource {
  /** The data folder. */
  readonly data: string;
  readonly database: string;
  readonly files: string;
}

/** The database within a backup. */
export const backupDatabase = 'site.sqlite';
/** The pictures and attachments within a backup. */
export const backupFiles = 'files';
const manifestFile = 'backup.json';
const manifestSchema = backupSchema.pick({ at: true, bytes: true });

/** Pages that are copied between two turns of everybody else: some 2 ms. */
const pagesPerTurn = 200;
/** What the site itself needs while the copy is made, bytes. */
const spareBytes = 64 * 1024 * 1024;

/** The folder of a site's backups. */
export function backupFolderOf(data: string): string {
  return path.join(data, 'backups');
}

/** Backups of the site in a data folder. */
export function backupsOf(source: BackupSource, now: () => Date): Backups {
  const folder = backupFolderOf(source.data);
  let isStopping = false;
  let underWay: Promise<Backup> | null = null;
  return {
    make: async () => {
      if (underWay !== null) {
        return null;
      }
      underWay = makeBackup(source, now(), () => isStopping);
      try {
        return await underWay;
      } catch (error) {
        throw asStorageFailure(error);
      } finally {
        underWay = null;
      }
    },

    list: async () => {
      try {
        const found = await Promise.all((await namesIn(folder)).map((name) => readBackup(folder, name)));
        return found.flatMap((backup) => backup ?? []).sort((one, other) => (one.name < other.name ? 1 : -1));
      } catch (error) {
        throw asStorageFailure(error);
      }
    },

    remove: async (name) => {
      if (!backupNameSchema.safeParse(name).success || !(await readBackup(folder, name))) {
        return false;
      }
      try {
        // Out of the list first: one that is half gone must never look like one that can be restored.
        const gone = path.join(folder, `.${name}.gone`);
        await rename(path.join(folder, name), gone);
        await rm(gone, { recursive: true, force: true });
        return true;
      } catch (error) {
        throw asStorageFailure(error);
      }
    },

    stop: async () => {
      isStopping = true;
      await Promise.allSettled([underWay]);
    },
  };
}

async function makeBackup(
  { data, database, files }: BackupSource,
  at: Date,
  isStopping: () => boolean,
): Promise<Backup> {
  const folder = backupFolderOf(data);
  // It holds hashes of passwords and secrets of actions: nobody but the server's own account needs to look into it.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearAway(folder);
  await ensureSpace(folder, database);
  const name = await freeName(folder, at);
  const aside = path.join(folder, `.${name}.part`);
  try {
    await mkdir(aside, { mode: 0o700 });
    // Files come before rows that show them and go after them: what the copy of the database shows was there before it was
    // made or is there after.
    await linkFiles(files, path.join(aside, backupFiles));
    await copyDatabase(database, path.join(aside, backupDatabase), isStopping);
    const fileBytes = await linkFiles(files, path.join(aside, backupFiles));
    const { size } = await stat(path.join(aside, backupDatabase));
    const manifest = { at: at.toISOString(), bytes: size + fileBytes };
    await writeSynced(path.join(aside, manifestFile), Buffer.from(`${JSON.stringify(manifest)}\n`));
    await syncFolder(aside);
    await rename(aside, path.join(folder, name));
    await syncFolder(folder);
    return { name, ...manifest };
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Copies the database as it is at one instant, while it goes on being written. */
async function copyDatabase(from: string, to: string, isStopping: () => boolean): Promise<void> {
  const reading = new BetterSqlite3(from, { readonly: true });
  try {
    // A transaction that reads holds on to its instant; without it every write would begin the copy anew.
    reading.exec('begin');
    reading.prepare('select 1 from site').get();
    await reading.backup(to, {
      progress: () => {
        if (isStopping()) {
          throw new StorageFailure('the server stops: the backup was given up');
        }
        return pagesPerTurn;
      },
    });
  } finally {
    reading.close();
  }
  settleDatabase(to);
  await syncFile(to);
}

/** Leaves a database that is one file, without a log beside it. */
export function settleDatabase(file: string): void {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = delete');
  } finally {
    copy.close();
  }
}

/** Sees to it that a file is on disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A backup that fills the disk would stop the site itself. */
async function ensureSpace(folder: string, database: string): Promise<void> {
  const [{ size }, { bavail, bsize }] = await Promise.all([stat(database), statfs(folder)]);
  if (bavail * bsize < size + spareBytes) {
    throw new StorageFailure(`a backup needs ${size + spareBytes} bytes: the disk has less`);
  }
}

/** What a stop or a failure left over. */
async function clearAway(folder: string): Promise<void> {
  const leftOver = (await readdir(folder)).filter((name) => /^\..*\.(part|gone)$/u.test(name));
  await Promise.all(leftOver.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

async function freeName(folder: string, at: Date): Promise<string> {
  const second = at.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
  const taken = new Set(await readdir(folder));
  let name = second;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${second}-${count}`;
  }
  return name;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => backupNameSchema.safeParse(name).success);
  } catch (error) {
    if (isMissing(error)) {
      return [];
    }
    throw error;
  }
}

/** What a backup says of itself; `null` for a folder that is none, or not any more. */
async function readBackup(folder: string, name: string): Promise<Backup | null> {
  try {
    const text = await readFile(path.join(folder, name, manifestFile), 'utf8');
    return { name, ...manifestSchema.parse(JSON.parse(text)) };
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) {
      return null;
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
