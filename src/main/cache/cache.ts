import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CacheTrouble } from '../../shared/bridge/state.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { EventLog } from '../link/eventLog.ts';
import { type CacheChange, type CacheContents, emptyContents, type OpenedCache } from './cacheContents.ts';
import { type CacheLimits, defaultCacheLimits, openCacheDatabase, troubleOf } from './cacheDatabase.ts';
import { CacheTables } from './cacheTables.ts';
import { openAsItLies } from './fileAsItLies.ts';
import { setAsideDamaged } from './setAside.ts';

/** What a cache needs from its owner. */
export interface CacheOptions {
  readonly file: string;
  readonly log: EventLog;
  /** What the owner knows now: what is written anew when the disk has fallen behind or the file was lost. */
  readonly whole: () => CacheContents;
  /** Told what the file held, where it could be read only later than at the start. */
  readonly found: (contents: OpenedCache) => void;
  readonly troubled: (trouble: CacheTrouble | null) => void;
  readonly limits?: CacheLimits;
  readonly recoveryEveryMs?: number;
}

const emptyCache: OpenedCache = { ...emptyContents, alarmCount: 0 };
const recoveryEveryMs = 5_000;
/** How long an operator is told that the copy was damaged, once it is whole again. */
const damageShownMs = 60_000;

/**
 * This user's copy of the server's list on this machine (design, section 6). A disk that takes nothing never stops the list:
 * the owner's memory goes on, and the file is written anew from it as soon as that works again.
 */
export class WorkstationCache {
  readonly #options: CacheOptions;
  #tables: CacheTables | null = null;
  #trouble: CacheTrouble | null = null;
  #timer: NodeJS.Timeout | null = null;
  #wasRead = false;
  /** The file is on a disk that takes nothing, and is read where it lies. */
  #isOnlyRead = false;
  /** What was kept before has been written over with what the owner knew then. */
  #isRewritten = false;
  #isClosed = false;

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  get trouble(): CacheTrouble | null {
    return this.#trouble;
  }

  /** Opens the file, making or replacing it where needed, and answers what it holds. */
  open(): OpenedCache {
    try {
      const contents = this.#openOrReplace();
      this.#wasRead = true;
      return contents;
    } catch (error) {
      this.#fallBehind(error);
      return this.#openForReading() ?? emptyCache;
    }
  }

  /**
   * The next kept alarms below an id (`null`: the first), at most so many; `null` where the file cannot be read any more, or holds
   * something else by now.
   */
  alarmsBefore(id: string | null, most: number): readonly AlarmView[] | null {
    if (this.#isRewritten) return null;
    try {
      return this.#tables?.alarmsBefore(id, most) ?? null;
    } catch (error) {
      if (troubleOf(error) === 'damaged') this.#rebuildAfter(error, {});
      else this.#fallBehind(error);
      return null;
    }
  }

  /** Writes a change where the disk lets it; else the whole is written later. */
  write(change: CacheChange): void {
    if (this.#isClosed) return;
    if (this.#trouble !== 'notWritable') this.#tryWrite(change);
    if (change.alarms && this.#trouble === 'damaged')
      this.#schedule(() => this.#setTrouble(null), damageShownMs);
  }

  /** Writes a change that must not be lost; answers whether it is on the disk. */
  keep(change: CacheChange): boolean {
    if (this.#isClosed) return false;
    // Space may have come back since the last try.
    if (this.#trouble === 'notWritable') this.#recover();
    return this.#trouble !== 'notWritable' && this.#tryWrite(change);
  }

  /** Closes the file; nothing is written any more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#isClosed = true;
    this.#tables?.close();
    this.#tables = null;
  }

  #openTables(): CacheTables {
    mkdirSync(path.dirname(this.#options.file), { recursive: true, mode: 0o700 });
    return new CacheTables(openCacheDatabase(this.#options.file, this.#options.limits ?? defaultCacheLimits));
  }

  #openOrReplace(): OpenedCache {
    try {
      this.#tables = this.#openTables();
      this.#tables.dropOtherShape();
      return this.#read(this.#tables);
    } catch (error) {
      this.#dropTables();
      if (troubleOf(error) !== 'damaged') throw error;
      const contents = { ...emptyContents, outbox: this.#replaceDamaged(error) };
      this.#tables?.rewrite(contents);
      return { ...contents, alarmCount: 0 };
    }
  }

  /** Reads what a disk that takes nothing holds; `null` where that cannot be read either. */
  #openForReading(): OpenedCache | null {
    try {
      this.#tables = new CacheTables(openAsItLies(this.#options.file));
      const contents = this.#read(this.#tables);
      this.#wasRead = true;
      this.#isOnlyRead = true;
      return contents;
    } catch (error) {
      this.#dropTables();
      this.#options.log.warn({ err: error }, 'the cache file cannot be read as it lies');
      return null;
    }
  }

  #read(tables: CacheTables): OpenedCache {
    const { contents, unreadableCommands } = tables.read();
    if (unreadableCommands > 0) {
      this.#options.log.error({ count: unreadableCommands }, 'kept commands could not be read');
    }
    return contents;
  }

  #tryWrite(change: CacheChange): boolean {
    try {
      this.#tables?.write(change);
      return true;
    } catch (error) {
      switch (troubleOf(error)) {
        case 'bug':
          throw error;
        case 'damaged':
          return this.#rebuildAfter(error, change);
        case 'notWritable':
          this.#fallBehind(error);
          return false;
      }
    }
  }

  /** The file broke while it was open: what the owner knows goes into a new one, so that not even the outbox is lost. */
  #rebuildAfter(error: unknown, change: CacheChange): boolean {
    try {
      this.#dropTables();
      this.#replaceDamaged(error);
      this.#rewrite();
      this.#tables?.write(change);
      return true;
    } catch (again) {
      this.#fallBehind(again);
      return false;
    }
  }

  #replaceDamaged(error: unknown): CacheContents['outbox'] {
    const { outbox, isOutboxWhole } = setAsideDamaged(this.#options.file, new Date().toISOString());
    this.#options.log.error(
      { err: error, commands: outbox.length, isOutboxWhole },
      'the cache file is damaged; it was set aside and is built anew',
    );
    this.#tables = this.#openTables();
    this.#setTrouble('damaged');
    return outbox;
  }

  #fallBehind(error: unknown): void {
    this.#dropTables();
    if (troubleOf(error) === 'bug') throw error;
    if (this.#trouble !== 'notWritable') {
      this.#options.log.error({ err: error }, 'the cache file cannot be written; the list goes on in memory');
    }
    this.#setTrouble('notWritable');
    this.#schedule(() => this.#recover(), this.#options.recoveryEveryMs ?? recoveryEveryMs);
  }

  #recover(): void {
    // Whoever reads it where it lies lets nobody else open it.
    this.#dropTables();
    try {
      if (this.#wasRead) {
        this.#tables = this.#openTables();
      } else {
        // It could not be opened at the start: what it holds has to be known before it is written over.
        const found = this.#openOrReplace();
        this.#wasRead = true;
        this.#options.found(found);
      }
      this.#rewrite();
      this.#options.log.info({}, 'the cache file can be written again');
      if (this.#trouble === 'notWritable') this.#setTrouble(null);
    } catch (error) {
      if (troubleOf(error) === 'damaged') {
        this.#rebuildAfter(error, {});
      } else {
        this.#fallBehind(error);
        // The owner may not have read all of it.
        if (this.#isOnlyRead) this.#openForReading();
      }
    }
  }

  #rewrite(): void {
    this.#tables?.rewrite(this.#options.whole());
    this.#isRewritten = true;
    this.#isOnlyRead = false;
  }

  #dropTables(): void {
    this.#tables?.close();
    this.#tables = null;
  }

  #schedule(work: () => void, afterMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(work, afterMs);
    this.#timer.unref();
  }

  #setTrouble(trouble: CacheTrouble | null): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#options.troubled(trouble);
  }
}
