import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../engine/clock.ts';
import { type DemoEvent, nextDemoEvent, nextQuietEvent } from './demoEvents.ts';
import { demoToken } from './demoPeople.ts';
import { seededRandom } from './seededRandom.ts';

/** The same events in the same order with every start, so that a demonstration can be prepared. */
const seed = 20_260;
/** One alarm in so many brings others along, as when a gate is stormed. */
const burstOneIn = 12;
const burstMost = 5;
/** Beside one alarm in so many something happens that alarms nobody (R-B02). */
const quietOneIn = 2;
const requestWithinMs = 10_000;

/** Lets things happen at the demo site: posts events to the server's own ingest address, as the outside world does. */
export class DemoGenerator {
  readonly #address: URL;
  readonly #intervalMs: number;
  readonly #logger: Logger;
  readonly #random = seededRandom(seed);
  /** Apart from the other, so that what alarms does not depend on what does not. */
  readonly #quietRandom = seededRandom(seed + 1);
  readonly #clock: Clock;
  /** The seed repeats the events, and an event that came before raises nothing: so each start has a source of its own. */
  readonly #source = `urn:demo-site:${randomUUID()}`;
  #count = 0;
  #callOff: (() => void) | null = null;
  #isStopped = false;

  constructor(options: {
    readonly server: string;
    readonly intervalSeconds: number;
    readonly logger: Logger;
    readonly clock: Clock;
  }) {
    this.#clock = options.clock;
    this.#address = new URL('/ingest/v1/events', options.server);
    this.#intervalMs = options.intervalSeconds * 1000;
    this.#logger = options.logger;
  }

  /** Begins, with the first alarm soon; with an interval of 0 nothing ever happens. */
  start(): void {
    if (this.#intervalMs > 0) {
      this.#wait(Math.min(this.#intervalMs, 3_000));
    }
  }

  /** Lets nothing happen any more. */
  stop(): void {
    this.#isStopped = true;
    this.#callOff?.();
  }

  #wait(delayMs: number): void {
    this.#callOff = this.#clock.wakeAt(new Date(this.#clock.now().getTime() + delayMs), () => {
      this.#happen().catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'an event of the demo site could not be sent');
      });
    });
  }

  async #happen(): Promise<void> {
    const isBurst = this.#random() < 1 / burstOneIn;
    const events = Array.from({ length: isBurst ? burstMost : 1 }, () => nextDemoEvent(this.#random));
    if (this.#quietRandom() < 1 / quietOneIn) {
      events.push(nextQuietEvent(this.#quietRandom));
    }
    try {
      for (const event of events) {
        await this.#post(event);
      }
    } finally {
      if (!this.#isStopped) {
        // Between half and one and a half of the interval: a metronome is nothing to practise with.
        this.#wait(this.#intervalMs * (0.5 + this.#random()));
      }
    }
  }

  async #post({ type, subject, data }: DemoEvent): Promise<void> {
    this.#count += 1;
    const id = String(this.#count);
    const time = this.#clock.now().toISOString();
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: { authorization: `Bearer ${demoToken}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({ specversion: '1.0', id, source: this.#source, type, subject, time, data }),
      signal: AbortSignal.timeout(requestWithinMs),
    });
    await response.body?.cancel();
    if (!response.ok) {
      throw new Error(`the ingest address answered ${response.status}`);
    }
  }
}
