import { mkdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseRefusal } from './migrate.ts';

/**
 * Takes a data folder for this process and answers how to give it back. The lock is SQLite's own on a file beside the
 * database: the operating system drops it with the process, however that ends, so nothing stale is left to be judged.
 * Throws a `DatabaseRefusal` where another process has the folder, or it cannot be made.
 */
export function lockDataFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = new BetterSqlite3(path.join(folder, 'server.lock'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return () => lock.close();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason = code.startsWith('SQLITE_BUSY') ? 'another server uses it' : code;
    throw new DatabaseRefusal(`the data folder cannot be used: ${reason}`, { cause: error });
  }
}
