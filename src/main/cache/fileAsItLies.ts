import { existsSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { CacheDatabase } from './cacheDatabase.ts';

/**
 * Opens a cache file for reading on a disk that takes nothing: what was told and what waits for an answer has to be known even
 * then. Throws what the last way threw where none of them reads it.
 */
export function openAsItLies(file: string): CacheDatabase {
  let last: unknown;
  for (const open of [openAlone, openReadOnly, openFromMemory]) {
    try {
      return wholeOrClosed(open(file));
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** A full disk: SQLite wants room for the index of its log beside the file, but keeps it in memory for whoever is alone. */
function openAlone(file: string): CacheDatabase {
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  database.pragma('locking_mode = EXCLUSIVE');
  return database;
}

/** A disk mounted read-only, where nobody can be made alone: the log's index is made in memory if the log is there. */
function openReadOnly(file: string): CacheDatabase {
  return new Database(file, { readonly: true, timeout: 0 });
}

/** A disk mounted read-only after an orderly end: there is no log, and SQLite cannot make one. The file is all there is. */
function openFromMemory(file: string): CacheDatabase {
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) throw new Error('the file is not whole without its log');
  const bytes = readFileSync(file);
  // Bytes 18 and 19 of the header say that a log belongs to the file, which nothing in memory can have: 1 is "no log".
  bytes.fill(1, 18, 20);
  return new Database(bytes, { readonly: true });
}

function wholeOrClosed(database: CacheDatabase): CacheDatabase {
  try {
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(`the quick check says: ${String(check)}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
