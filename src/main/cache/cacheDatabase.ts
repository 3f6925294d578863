import { createHash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { alarmViewSchema } from '../../shared/link/alarmView.ts';

/** An open cache file. */
export type CacheDatabase = Database.Database;

/** What stands in the way of the cache file; a `bug` is none of the disk's doing. */
export type DatabaseTrouble = 'damaged' | 'notWritable' | 'bug';

/** Bounds of the cache file, read each time it is opened. */
export interface CacheLimits {
  /** Pages of 4 KiB. */
  readonly pagesMost: number;
}

/** 4 GiB: two hundred times the largest list that the product is made for. */
export const defaultCacheLimits: CacheLimits = { pagesMost: 1024 * 1024 };

const tables = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS alarm (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS outbox (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS news (
    alarm TEXT PRIMARY KEY, at TEXT NOT NULL, looked INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/**
 * The shape in which alarms are kept. A version of the product that knows alarms by another shape drops the kept list and
 * fetches it again; it never guesses at rows of another version.
 */
export const alarmShape = createHash('sha256')
  .update(JSON.stringify(z.toJSONSchema(alarmViewSchema)))
  .digest('hex')
  .slice(0, 16);

/** Opens or makes a cache file and checks that it is whole. Throws what SQLite throws; see `troubleOf`. */
export function openCacheDatabase(file: string, limits: CacheLimits): CacheDatabase {
  const database = new Database(file, { timeout: 500 });
  try {
    // What an operator may see is nobody else's business on a shared machine.
    chmodSync(file, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    // A whole new list of 20,000 alarms fits: the copy into the main file then comes once, afterwards.
    database.pragma('wal_autocheckpoint = 8000');
    database.pragma(`max_page_count = ${limits.pagesMost}`);
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new DamagedCacheError('the quick check failed');
    database.exec(tables);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The file opens, but what is in it cannot be what was written. */
export class DamagedCacheError extends Error {
  override readonly name = 'DamagedCacheError';
}

/** Answers whether an exception tells of a damaged file, of a disk that takes nothing, or of a mistake of ours. */
export function troubleOf(error: unknown): DatabaseTrouble {
  if (error instanceof DamagedCacheError) return 'damaged';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) return 'damaged';
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM|NOLFS)/.test(code)) return 'notWritable';
  // ENOENT is also what Node says where it would make a folder and its parents on a read-only disk.
  if (/^E(NOSPC|ROFS|ACCES|PERM|DQUOT|IO|EXIST|NOENT|NOTDIR|MFILE|NFILE)$/.test(code)) return 'notWritable';
  return 'bug';
}

/**
 * Runs work in one transaction. `durable` waits until it is on the disk itself and not only with the operating system, which
 * an operator's command deserves and a copy of the server's list does not need.
 */
export function inTransaction(database: CacheDatabase, durable: boolean, work: () => void): void {
  if (durable) database.pragma('synchronous = FULL');
  try {
    database.transaction(work).immediate();
  } finally {
    if (durable) database.pragma('synchronous = NORMAL');
  }
}
