import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { DatabaseRefusal, migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { CachingSqliteDialect, type QueryRunner } from './sqliteDialect.ts';
import { asStorageFailure } from './storageFailure.ts';

/** The ways to the database: one connection that writes, and two that cannot. */
export interface Connections {
  /** Sees what has been committed, never a transaction that is under way. */
  readonly reader: Kysely<Tables>;
  /** Runs prepared queries on the reading connection. */
  readonly readingRunner: QueryRunner;
  /**
   * One transaction after the other, each on disk when this resolves. Throws `StorageFailure` where the disk refuses. What the
   * runner is given becomes part of the transaction.
   */
  write<Value>(
    work: (transaction: Transaction<Tables>, runner: QueryRunner) => Promise<Value>,
  ): Promise<Value>;
  /** Reads that belong together, all from one state of the database. They may be long: nothing on `reader` waits for them. */
  read<Value>(work: (transaction: Transaction<Tables>) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** Waiting for a lock that a backup or a person with a shell may hold, ms. */
const busyTimeoutMs = 5_000;

/** Opens the database file, makes it if it is missing, and brings it up to date. `writerPragmas` are for tests of full disks. */
export function openConnections({
  file,
  now,
  writerPragmas = [],
}: {
  readonly file: string;
  readonly now: () => Date;
  readonly writerPragmas?: readonly string[];
}): Connections {
  mkdirSync(path.dirname(file), { recursive: true });
  const writing = openWriter(file, now);
  for (const pragma of writerPragmas) {
    writing.pragma(pragma);
  }
  const reading = openReader(file);
  const readingLong = openReader(file);
  const dialect = new CachingSqliteDialect(writing);
  const { runner } = dialect;
  const writer = new Kysely<Tables>({ dialect });
  const readingDialect = new CachingSqliteDialect(reading);
  const reader = new Kysely<Tables>({ dialect: readingDialect });
  const longReader = new Kysely<Tables>({ dialect: new CachingSqliteDialect(readingLong) });
  return {
    reader,
    readingRunner: readingDialect.runner,
    write: async (work) => {
      try {
        return await writer.transaction().execute((transaction) => work(transaction, runner));
      } catch (error) {
        throw asStorageFailure(error);
      }
    },
    read: async (work) => {
      try {
        return await longReader.transaction().execute(work);
      } catch (error) {
        throw asStorageFailure(error);
      }
    },
    close: async () => {
      await longReader.destroy();
      readingLong.close();
      await reader.destroy();
      reading.close();
      await writer.destroy();
      writing.close();
    },
  };
}

function openReader(file: string): Database {
  const database = new BetterSqlite3(file, { readonly: true, timeout: busyTimeoutMs });
  database.pragma('query_only = on');
  return database;
}

function openWriter(file: string, now: () => Date): Database {
  let database: Database | undefined;
  try {
    readAhead(file);
    database = new BetterSqlite3(file, { timeout: busyTimeoutMs });
    refuseDamaged(database);
    database.pragma('journal_mode = wal');
    // Acknowledged means on disk: without FULL a power cut may take the last commits of the WAL with it.
    database.pragma('synchronous = full');
    database.pragma('foreign_keys = on');
    migrate(database, now);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof DatabaseRefusal) {
      throw new DatabaseRefusal(`${path.basename(file)}: ${error.message}`, { cause: error });
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseRefusal(`${path.basename(file)} cannot be opened: ${reason}`, { cause: error });
  }
}

/** Bytes of one read. */
const readAheadStep = 2 ** 20;

/**
 * Reads a file from end to end, so that the system has it in memory: the check that follows takes its pages in the order of trees,
 * for which a disk that was asked nothing yet takes half as long again (ADR 0045).
 */
function readAhead(file: string): void {
  if (!existsSync(file)) return;
  // Before SQLite has it open: closing a file gives up all locks that the process has on it (POSIX).
  const descriptor = openSync(file, 'r');
  try {
    // What does not stay in memory is only read twice.
    if (fstatSync(descriptor).size > totalmem() / 2) return;
    const step = Buffer.allocUnsafe(readAheadStep);
    while (readSync(descriptor, step) > 0);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * SQLite notices a damaged page only when it comes to read it, which may be the page of one alarm after weeks: until then lists would
 * be short and nobody would know (ADR 0045).
 */
function refuseDamaged(database: Database): void {
  const found = String(database.pragma('quick_check(1)', { simple: true })).replaceAll('\n', ' ');
  if (found !== 'ok') {
    throw new DatabaseRefusal(`the database is damaged; start with --restore and a backup (${found})`);
  }
}
