import type { NewsEntry } from '../cache/cacheContents.ts';
import { NewsLog } from './newsLog.ts';

/** What the user has been told of and what he has looked at: the ping sounds once, the badge counts the rest (R-J02, R-J03). */
export class Attention {
  readonly #news: NewsLog;
  readonly #isOpen: (alarm: string) => boolean;
  readonly #windows = new Set<number>();
  /** The open alarms that he has not looked at, followed by their changes: after a long absence they are thousands. */
  #waiting = new Set<string>();
  #toldBadge = 0;

  constructor(entries: readonly NewsEntry[], isOpen: (alarm: string) => boolean) {
    this.#news = new NewsLog(entries);
    this.#isOpen = isOpen;
    this.recount();
    this.#toldBadge = this.badge;
  }

  /** Whether some window shows the list to the user now. */
  get isLooking(): boolean {
    return this.#windows.size > 0;
  }

  /** New alarms that he has not looked at and that still wait. */
  get badge(): number {
    return this.#waiting.size;
  }

  all(): readonly NewsEntry[] {
    return this.#news.all();
  }

  /** A window shows the list, or no longer; answers whether there was something that he had not looked at. */
  looking(window: number, inFront: boolean): boolean {
    if (!inFront) {
      this.#windows.delete(window);
      return false;
    }
    this.#windows.add(window);
    this.#waiting.clear();
    return this.#news.markLooked();
  }

  /** Records new alarms; answers those that he had not been told of. */
  record(alarms: readonly string[], at: string): NewsEntry[] {
    const fresh = alarms
      .map((alarm) => this.#news.record({ alarm, at, looked: this.isLooking }))
      .filter((entry) => entry !== null);
    this.followed(
      fresh.map(({ alarm }) => alarm),
      [],
    );
    return fresh;
  }

  /** Takes over what turns out to have been told earlier. */
  restore(entries: readonly NewsEntry[]): void {
    for (const entry of entries) this.#news.record(entry);
    this.recount();
  }

  /** Some alarms of the list changed or came, and some went. */
  followed(changed: Iterable<string>, gone: Iterable<string>): void {
    for (const alarm of changed) {
      if (this.#news.isUnlooked(alarm) && this.#isOpen(alarm)) this.#waiting.add(alarm);
    }
    for (const alarm of gone) this.#waiting.delete(alarm);
  }

  /** The list is another one. */
  recount(): void {
    this.#waiting = new Set(this.#news.unlooked().filter(this.#isOpen));
  }

  /** Forgets alarms that went long ago; answers which. */
  prune(now: number): string[] {
    return this.#news.prune(this.#isOpen, now);
  }

  /** The badge, where it changed since this was last asked. */
  changedBadge(): number | null {
    const { badge } = this;
    if (badge === this.#toldBadge) return null;
    this.#toldBadge = badge;
    return badge;
  }
}
