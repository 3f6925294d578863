import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { WorkstationCache } from '../cache/cache.ts';
import type { AlarmList } from './alarmList.ts';
import type { ListHandover } from './listHandover.ts';

/** What a turn of the event loop reads: a few milliseconds of work. */
const sliceMost = 500;
/** How long a window is given to come up before the rest is read without one. */
const windowWaitMs = 2_000;

/**
 * Brings the kept alarms into the list: the first slice at once, the others turn by turn, so that main serves its windows while a
 * long list is read (design, section 8). Until the list is whole the link stays closed, since what it brings follows upon all of it.
 */
export class KeptList {
  readonly #cache: WorkstationCache;
  readonly #list: AlarmList;
  readonly #handover: ListHandover;
  #unread: number;
  #lastId: string | null = null;
  #isLost = false;
  #isOver = false;

  constructor(cache: WorkstationCache, list: AlarmList, handover: ListHandover, alarmCount: number) {
    this.#cache = cache;
    this.#list = list;
    this.#handover = handover;
    this.#unread = alarmCount;
  }

  /** Whether all that was kept is in the list. */
  get isWhole(): boolean {
    return this.#unread === 0;
  }

  /** Whether the file broke while it was read: the list is empty then, and nothing may be resumed upon it. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Reads the first slice, which is all of an ordinary list. */
  readFirst(): void {
    if (!this.isWhole) this.#readSlice();
  }

  /**
   * Reads what is left, once a window has its first rows: until then main has a window to bring up. Answers whether that came to
   * its end before `stop`.
   */
  async readRest(): Promise<boolean> {
    await Promise.race([this.#handover.hasRows, pause(windowWaitMs, null, { ref: false })]);
    if (this.#isOver) return false;
    while (!this.isWhole) {
      await nextTurn();
      if (this.#isOver) return false;
      this.#readSlice();
    }
    return true;
  }

  /** Nobody wants the list any more. */
  stop(): void {
    this.#isOver = true;
  }

  #readSlice(): void {
    const alarms = this.#cache.alarmsBefore(this.#lastId, sliceMost);
    if (alarms === null) {
      this.#isLost = true;
      this.#unread = 0;
      this.#handover.coming([], 0);
      this.#handover.replaced(this.#list.replace([]));
      return;
    }
    for (const alarm of alarms) this.#list.apply(alarm);
    this.#lastId = alarms.at(-1)?.id ?? null;
    // Where a row vanished while nobody looked, a slice that is not full still is the last.
    this.#unread = alarms.length < sliceMost ? 0 : Math.max(0, this.#unread - alarms.length);
    this.#handover.coming(alarms, this.#unread);
  }
}
