import { commandSchema } from '../../shared/link/commands.ts';
import type { OutboxEntry } from './cacheContents.ts';
import type { CacheDatabase } from './cacheDatabase.ts';

interface OutboxRow {
  readonly at: string;
  readonly body: string;
}

/** The commands that have no answer yet, in the order in which they were given. */
export class OutboxRows {
  readonly #database: CacheDatabase;

  constructor(database: CacheDatabase) {
    this.#database = database;
  }

  /** Every command that can still be read, and how many cannot. */
  all(): { readonly entries: readonly OutboxEntry[]; readonly unreadable: number } {
    const rows = this.#database.prepare<[], OutboxRow>('SELECT at, body FROM outbox ORDER BY ordinal').all();
    const entries = rows.map(readRow).filter((entry) => entry !== null);
    return { entries, unreadable: rows.length - entries.length };
  }

  add({ command, at }: OutboxEntry): void {
    this.#database
      .prepare<[string, string, string]>('INSERT INTO outbox (id, at, body) VALUES (?, ?, ?)')
      .run(command.id, at, JSON.stringify(command));
  }

  remove(id: string): void {
    this.#database.prepare<[string]>('DELETE FROM outbox WHERE id = ?').run(id);
  }

  replaceAll(entries: readonly OutboxEntry[]): void {
    this.#database.prepare('DELETE FROM outbox').run();
    for (const entry of entries) this.add(entry);
  }
}

/** Reads what can be read of the outbox of a damaged file, row by row, for as long as SQLite gives rows. */
export function salvageOutbox(database: CacheDatabase): {
  readonly entries: readonly OutboxEntry[];
  readonly isWhole: boolean;
} {
  const entries: OutboxEntry[] = [];
  try {
    const rows = database.prepare<[], OutboxRow>('SELECT at, body FROM outbox ORDER BY ordinal').iterate();
    for (const row of rows) {
      const entry = readRow(row);
      if (entry) entries.push(entry);
    }
    return { entries, isWhole: true };
  } catch {
    // The damage reaches into the outbox: what was read before it still counts, and the caller reports the rest.
    return { entries, isWhole: false };
  }
}

function readRow({ at, body }: OutboxRow): OutboxEntry | null {
  const command = commandSchema.safeParse(parseJson(body));
  return command.success ? { command: command.data, at } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses `undefined`, and the row counts as unreadable.
    return undefined;
  }
}
