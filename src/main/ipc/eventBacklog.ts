import type { BridgeEventBody, BridgeEventName } from '../../shared/bridge/contract.ts';
import type { WorkstationListener } from '../session/eventGatherer.ts';

/** What happens once and is in no state that a window could ask for later. */
const once: ReadonlySet<BridgeEventName> = new Set(['alarm.news', 'camera.asked', 'command.outcome']);
const heldMost = 1_000;

/**
 * Keeps what must not be missed while no window listens yet: the outcome of a command that was kept over a restart may come
 * before the page has loaded (R-J07).
 */
export class EventBacklog {
  readonly #send: WorkstationListener;
  readonly #attached = new Set<number>();
  #held: (() => void)[] = [];

  constructor(send: WorkstationListener) {
    this.#send = send;
  }

  /** Sends an event to the windows, or keeps it for the first one. */
  tell<Name extends BridgeEventName>(name: Name, body: BridgeEventBody<Name>): void {
    if (this.#attached.size > 0) {
      this.#send(name, body);
    } else if (once.has(name)) {
      this.#held.push(() => this.#send(name, body));
      if (this.#held.length > heldMost) this.#held.shift();
    }
  }

  /** A window has its state and listens from now on. */
  attached(window: number): void {
    this.#attached.add(window);
    const held = this.#held;
    this.#held = [];
    // After the answer to the call that is being handled.
    setImmediate(() => {
      for (const send of held) send();
    });
  }

  /** A window is gone, or its page is. */
  detached(window: number): void {
    this.#attached.delete(window);
  }
}
