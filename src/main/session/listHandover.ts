import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { AlarmList, ListDifference } from './alarmList.ts';
import type { EventGatherer } from './eventGatherer.ts';

/** The next part of the list for one window, and how many alarms it lacks after that. */
export interface ListPart {
  readonly alarms: readonly AlarmView[];
  readonly following: number;
}

/** The first part: more rows than a large screen shows. */
const firstPartMost = 100;
/** Further parts: what a window takes in within a frame of the screen. */
const partMost = 800;

/**
 * Hands the list over to windows part by part, each at the window's own pace, so that 20,000 alarms hold up neither main nor a
 * page and the first rows are there at once (design, section 8). A part is what the list holds when it is sent: together with the
 * changes, on the same way and in the same order, it makes the window's list equal to this one.
 */
export class ListHandover {
  readonly #list: AlarmList;
  readonly #events: EventGatherer;
  /** By window: what it has not been sent yet. */
  readonly #lacking = new Map<number, Set<string>>();
  /** How many alarms are still to come into the list itself. */
  #unread = 0;
  readonly #hasRows = Promise.withResolvers<void>();

  constructor(list: AlarmList, events: EventGatherer) {
    this.#list = list;
    this.#events = events;
  }

  /** Resolves when a window has drawn its first rows: it asks for more. */
  get hasRows(): Promise<void> {
    return this.#hasRows.promise;
  }

  /** Takes the next part for a window; `fromStart` where it holds nothing yet: then the newest alarms come first. */
  take(window: number, fromStart: boolean): ListPart {
    if (fromStart) this.#lacking.set(window, new Set(this.#newestFirst()));
    else this.#hasRows.resolve();
    const lacking = this.#lacking.get(window) ?? new Set();
    const ids = [...lacking].slice(0, fromStart ? firstPartMost : partMost);
    for (const id of ids) lacking.delete(id);
    return { alarms: ids.flatMap((id) => this.#list.get(id) ?? []), following: lacking.size + this.#unread };
  }

  /** These alarms came into the list, and so many are to come yet, while it is read from this workstation's own copy. */
  coming(alarms: readonly AlarmView[], unread: number): void {
    this.#unread = unread;
    for (const lacking of this.#lacking.values()) {
      for (const { id } of alarms) lacking.add(id);
    }
  }

  /** The list was exchanged for another state of it: tells the windows what is different; of much of it, that they are to fetch it. */
  replaced({ changed, gone }: ListDifference): void {
    // What was gathered before is older than what a window may fetch from now on.
    this.#events.flush();
    const unknown = new Map([...gone].map((id) => [id, 'unknown' as const]));
    if (changed.size <= partMost) {
      this.#events.changed(
        [...changed].flatMap((id) => this.#list.get(id) ?? []),
        unknown,
      );
      return;
    }
    this.#events.changed([], unknown);
    for (const lacking of this.#lacking.values()) {
      for (const id of changed) lacking.add(id);
    }
    this.#events.latest('alarms.following', {});
  }

  /** A window is gone, or its page is. */
  forget(window: number): void {
    this.#lacking.delete(window);
  }

  #newestFirst(): string[] {
    return this.#list
      .all()
      .toSorted((first, second) => second.number - first.number)
      .map(({ id }) => id);
  }
}
