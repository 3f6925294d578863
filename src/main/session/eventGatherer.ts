import type { BridgeEventBody, BridgeEventName } from '../../shared/bridge/contract.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';

/** Where the workstation says what changed. */
export type WorkstationListener = <Name extends BridgeEventName>(
  name: Name,
  body: BridgeEventBody<Name>,
) => void;

type GoneWhy = BridgeEventBody<'alarms.changed'>['gone'][number]['why'];

/** One frame of the screen. */
const gatherMs = 16;

/**
 * Gathers changes of the list for one frame of the screen, so that a burst is one message. What is told after a change of the
 * list (a ping, an outcome) leaves after it.
 */
export class EventGatherer {
  readonly #listener: WorkstationListener;
  #upserts = new Map<string, AlarmView>();
  #gone = new Map<string, GoneWhy>();
  #after: (() => void)[] = [];
  #latest = new Map<BridgeEventName, () => void>();
  #timer: NodeJS.Timeout | null = null;

  constructor(listener: WorkstationListener) {
    this.#listener = listener;
  }

  changed(upserts: readonly AlarmView[], gone: ReadonlyMap<string, GoneWhy>): void {
    for (const alarm of upserts) {
      this.#upserts.set(alarm.id, alarm);
      this.#gone.delete(alarm.id);
    }
    for (const [id, why] of gone) {
      this.#gone.set(id, why);
      this.#upserts.delete(id);
    }
    if (upserts.length + gone.size > 0) this.#schedule();
  }

  /** The list is another one altogether: what was gathered for the former one is void. */
  begun(): void {
    this.#upserts.clear();
    this.#gone.clear();
    this.#listener('alarms.begun', {});
  }

  /** Says something once, after the changes gathered so far. */
  after<Name extends BridgeEventName>(name: Name, body: BridgeEventBody<Name>): void {
    this.#after.push(() => this.#listener(name, body));
    this.#schedule();
  }

  /** Says how something stands; only the latest counts. */
  latest<Name extends BridgeEventName>(name: Name, body: BridgeEventBody<Name>): void {
    this.#latest.set(name, () => this.#listener(name, body));
    this.#schedule();
  }

  /** Drops what was gathered: it belongs to a user who is no longer here. */
  discard(): void {
    this.#upserts.clear();
    this.#gone.clear();
    this.#after = [];
    this.#latest.clear();
  }

  /** Says now what was gathered. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const upserts = [...this.#upserts.values()];
    const gone = [...this.#gone].map(([id, why]) => ({ id, why }));
    const after = this.#after;
    const latest = [...this.#latest.values()];
    this.#upserts.clear();
    this.#gone.clear();
    this.#after = [];
    this.#latest.clear();
    if (upserts.length + gone.length > 0) this.#listener('alarms.changed', { upserts, gone });
    for (const say of [...after, ...latest]) say();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.flush(), gatherMs);
  }
}
