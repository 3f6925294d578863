import type { NewsEntry } from './cacheContents.ts';
import type { CacheDatabase } from './cacheDatabase.ts';

/** The new alarms that this user has been told of: what keeps a ping from sounding twice (R-J06). */
export class NewsRows {
  readonly #database: CacheDatabase;
  readonly #add;

  constructor(database: CacheDatabase) {
    this.#database = database;
    // Prepared once: after a long absence thousands come at a time.
    this.#add = database.prepare<[string, string, number]>(
      'INSERT OR IGNORE INTO news (alarm, at, looked) VALUES (?, ?, ?)',
    );
  }

  all(): NewsEntry[] {
    return this.#database
      .prepare<[], { alarm: string; at: string; looked: number }>(
        'SELECT alarm, at, looked FROM news ORDER BY at',
      )
      .all()
      .map(({ alarm, at, looked }) => ({ alarm, at, looked: looked === 1 }));
  }

  add({ alarm, at, looked }: NewsEntry): void {
    this.#add.run(alarm, at, looked ? 1 : 0);
  }

  markLooked(): void {
    this.#database.prepare('UPDATE news SET looked = 1 WHERE looked = 0').run();
  }

  forget(alarm: string): void {
    this.#database.prepare<[string]>('DELETE FROM news WHERE alarm = ?').run(alarm);
  }

  replaceAll(entries: readonly NewsEntry[]): void {
    this.#database.prepare('DELETE FROM news').run();
    for (const entry of entries) this.add(entry);
  }
}
