import type { Database, Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

/** Enough for every query of the store in all its shapes; texts with lists of varying length push out the oldest. */
const statementsMost = 500;

/** Runs the text of a compiled query without Kysely's executor in between. */
export interface QueryRunner {
  run(
    text: string,
    parameters: readonly unknown[],
  ): Promise<{ readonly rows: readonly unknown[]; readonly changes: number }>;
}

/** A Kysely dialect over one open better-sqlite3 connection that prepares every text once. */
export class CachingSqliteDialect extends SqliteDialect {
  readonly #database: Database;
  readonly #statements: StatementCache;

  constructor(database: Database) {
    const statements = new StatementCache(database);
    super({ database: statements });
    this.#database = database;
    this.#statements = statements;
  }

  /** Runs compiled queries on this connection at once; within a transaction they are part of it. */
  get runner(): QueryRunner {
    return {
      run: async (text, parameters) => {
        const statement = this.#statements.prepare(text);
        return statement.reader
          ? { rows: statement.all(parameters), changes: 0 }
          : { rows: [], changes: Number(statement.run(parameters).changes) };
      },
    };
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#statements }, this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }
}

/**
 * Takes the write lock when a transaction begins, so that it never fails half-way for want of it, and does not roll back what
 * SQLite has rolled back by itself (it does so when the disk is full), which would hide the first error behind a second.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Database;

  constructor(config: SqliteDialectConfig, database: Database) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#database.readonly ? 'begin' : 'begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    }
  }
}

/** Kysely's driver prepares on every execution; this hands it the statement that the same text was prepared to before. */
class StatementCache implements SqliteDatabase {
  readonly #database: Database;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: Database) {
    this.#database = database;
  }

  prepare(text: string): SqliteStatement {
    const known = this.#statements.get(text);
    if (known) {
      return known;
    }
    const statement = reusable(this.#database, this.#database.prepare<unknown[]>(text));
    const oldest = this.#statements.keys().next();
    if (this.#statements.size >= statementsMost && !oldest.done) {
      this.#statements.delete(oldest.value);
    }
    this.#statements.set(text, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function reusable(database: Database, statement: Statement<unknown[]>): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(...parameters),
    run: (parameters) => statement.run(...parameters),
    // A statement that is being walked through is busy: a stream gets one of its own.
    iterate: (parameters) => database.prepare<unknown[]>(statement.source).iterate(...parameters),
  };
}
