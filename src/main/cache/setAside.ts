import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { OutboxEntry } from './cacheContents.ts';
import { salvageOutbox } from './outboxRows.ts';

/**
 * Puts a damaged cache file out of the way as `<file>.<time>.bad`, with its log, for whoever wants to look into it, and brings
 * along the commands that can still be read. Throws when the folder cannot be written.
 */
export function setAsideDamaged(
  file: string,
  at: string,
): { readonly outbox: readonly OutboxEntry[]; readonly isOutboxWhole: boolean } {
  const salvaged = salvage(file);
  const aside = `${file}.${at.replaceAll(':', '-')}.bad`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`);
  }
  return { outbox: salvaged.entries, isOutboxWhole: salvaged.isWhole };
}

function salvage(file: string): ReturnType<typeof salvageOutbox> {
  let database: Database.Database;
  try {
    database = new Database(file, { fileMustExist: true, timeout: 500 });
  } catch {
    // Not even a database any more: nothing to bring along, as the answer says.
    return { entries: [], isWhole: false };
  }
  try {
    return salvageOutbox(database);
  } finally {
    database.close();
  }
}
