import type { AlarmView } from '../../shared/link/alarmView.ts';
import { type CacheDatabase, DamagedCacheError } from './cacheDatabase.ts';

const aboveEveryId = '\u{ffff}';

/** The kept alarms. */
export class AlarmRows {
  readonly #database: CacheDatabase;
  readonly #before;
  readonly #upsert;
  readonly #remove;

  constructor(database: CacheDatabase) {
    this.#database = database;
    this.#before = database.prepare<[string, number], { body: string }>(
      'SELECT body FROM alarm WHERE id < ? ORDER BY id DESC LIMIT ?',
    );
    this.#upsert = database.prepare<[string, number, string]>(
      `INSERT INTO alarm (id, version, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body
       WHERE excluded.version > alarm.version`,
    );
    this.#remove = database.prepare<[string]>('DELETE FROM alarm WHERE id = ?');
  }

  count(): number {
    return this.#database.prepare<[], number>('SELECT count(*) FROM alarm').pluck().get() ?? 0;
  }

  /**
   * The next alarms below an id (`null`: from the top), the newest first where ids grow with time. The shape of the file was
   * checked before, so that each of 20,000 rows need not be.
   */
  before(id: string | null, most: number): AlarmView[] {
    const bodies = this.#before.all(id ?? aboveEveryId, most);
    try {
      return bodies.map(({ body }) => JSON.parse(body) as AlarmView);
    } catch (error) {
      throw new DamagedCacheError('an alarm cannot be read', { cause: error });
    }
  }

  /** Writes an alarm, unless a higher version is there. */
  upsert(alarm: AlarmView): void {
    this.#upsert.run(alarm.id, alarm.version, JSON.stringify(alarm));
  }

  remove(id: string): void {
    this.#remove.run(id);
  }

  replaceAll(alarms: readonly AlarmView[]): void {
    this.#database.prepare('DELETE FROM alarm').run();
    for (const alarm of alarms) this.upsert(alarm);
  }
}
