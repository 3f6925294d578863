import type { NewsEntry } from '../cache/cacheContents.ts';

/** How long the id of an alarm that is gone is remembered: by then no server tells of it again. */
const rememberedMs = 24 * 60 * 60 * 1000;

/** The new alarms that this user was told of here: each once, and which of them he has not looked at yet (R-J02, R-J03). */
export class NewsLog {
  readonly #entries: Map<string, NewsEntry>;

  constructor(entries: readonly NewsEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.alarm, entry]));
  }

  all(): readonly NewsEntry[] {
    return [...this.#entries.values()];
  }

  /** Records a new alarm; `null` where it was recorded before, so that it does not ping again. */
  record(entry: NewsEntry): NewsEntry | null {
    if (this.#entries.has(entry.alarm)) return null;
    this.#entries.set(entry.alarm, entry);
    return entry;
  }

  /** The user has the list in front of him; answers whether that changed anything. */
  markLooked(): boolean {
    let changed = false;
    for (const entry of this.#entries.values()) {
      if (entry.looked) continue;
      this.#entries.set(entry.alarm, { ...entry, looked: true });
      changed = true;
    }
    return changed;
  }

  /** Whether this user was told of an alarm here and has not looked at it. */
  isUnlooked(alarm: string): boolean {
    return this.#entries.get(alarm)?.looked === false;
  }

  /** All that he has not looked at. */
  unlooked(): readonly string[] {
    return [...this.#entries.values()].filter(({ looked }) => !looked).map(({ alarm }) => alarm);
  }

  /** Forgets alarms that went long ago; answers which. */
  prune(isOpen: (alarm: string) => boolean, now: number): string[] {
    const before = new Date(now - rememberedMs).toISOString();
    const forgotten = [...this.#entries.values()]
      .filter(({ alarm, at }) => at < before && !isOpen(alarm))
      .map(({ alarm }) => alarm);
    for (const alarm of forgotten) this.#entries.delete(alarm);
    return forgotten;
  }
}
