import type { AlarmView } from '../../shared/link/alarmView.ts';
import { AlarmRows } from './alarmRows.ts';
import type { CacheChange, CacheContents, OpenedCache } from './cacheContents.ts';
import { type CacheDatabase, inTransaction } from './cacheDatabase.ts';
import { MetaRows } from './metaRows.ts';
import { NewsRows } from './newsRows.ts';
import { OutboxRows } from './outboxRows.ts';

/** The tables of one open cache file, read whole and written change by change. */
export class CacheTables {
  readonly #database: CacheDatabase;
  readonly #alarms: AlarmRows;
  readonly #outbox: OutboxRows;
  readonly #news: NewsRows;
  readonly #meta: MetaRows;

  constructor(database: CacheDatabase) {
    this.#database = database;
    this.#alarms = new AlarmRows(database);
    this.#outbox = new OutboxRows(database);
    this.#news = new NewsRows(database);
    this.#meta = new MetaRows(database);
  }

  /** Reads everything but the alarms, and says how many kept commands could not be read. */
  read(): { readonly contents: OpenedCache; readonly unreadableCommands: number } {
    const { entries, unreadable } = this.#outbox.all();
    const isKnown = this.#meta.hasCurrentShape();
    const contents: OpenedCache = {
      alarmCount: isKnown ? this.#alarms.count() : 0,
      position: isKnown ? this.#meta.position() : null,
      outbox: entries,
      news: this.#news.all(),
      profile: this.#meta.profile(),
      lastLiveAt: isKnown ? this.#meta.lastLiveAt() : null,
    };
    return { contents, unreadableCommands: unreadable };
  }

  /** Drops alarms of another shape, if it holds such, together with the position that was true for them. */
  dropOtherShape(): void {
    if (this.#meta.hasCurrentShape()) return;
    inTransaction(this.#database, false, () => {
      this.#alarms.replaceAll([]);
      this.#meta.writePosition(null);
      this.#meta.writeShape();
    });
  }

  /** The next kept alarms below an id, at most so many. */
  alarmsBefore(id: string | null, most: number): readonly AlarmView[] {
    return this.#alarms.before(id, most);
  }

  /** Writes a change in one transaction; a command that is added is on the disk itself when this returns. */
  write(change: CacheChange): void {
    inTransaction(this.#database, change.outboxAdded !== undefined, () => this.#apply(change));
  }

  /** Writes everything anew in one transaction. */
  rewrite(contents: CacheContents): void {
    inTransaction(this.#database, true, () => {
      this.#meta.writeShape();
      this.#alarms.replaceAll(contents.alarms);
      this.#meta.writePosition(contents.position);
      this.#outbox.replaceAll(contents.outbox);
      this.#news.replaceAll(contents.news);
      if (contents.profile) this.#meta.writeProfile(contents.profile);
      if (contents.lastLiveAt) this.#meta.writeLastLiveAt(contents.lastLiveAt);
    });
  }

  close(): void {
    this.#database.close();
  }

  #apply(change: CacheChange): void {
    if (change.alarms) this.#alarms.replaceAll(change.alarms);
    for (const alarm of change.upserts ?? []) this.#alarms.upsert(alarm);
    for (const id of change.gone ?? []) this.#alarms.remove(id);
    if (change.position !== undefined) this.#meta.writePosition(change.position);
    for (const entry of change.outboxAdded ?? []) this.#outbox.add(entry);
    for (const id of change.outboxRemoved ?? []) this.#outbox.remove(id);
    if (change.newsLooked) this.#news.markLooked();
    for (const entry of change.news ?? []) this.#news.add(entry);
    for (const alarm of change.newsForgotten ?? []) this.#news.forget(alarm);
    if (change.profile) this.#meta.writeProfile(change.profile);
    if (change.lastLiveAt) this.#meta.writeLastLiveAt(change.lastLiveAt);
  }
}
