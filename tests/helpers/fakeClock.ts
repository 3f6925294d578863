import type { Clock } from '../../src/server/engine/clock.ts';

interface Alarm {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #alarms: Alarm[] = [];

  constructor(start = '2026-03-02T08:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  wakeAt(instant: Date, callback: () => void): () => void {
    const alarm = { at: instant.getTime(), callback };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  /** Moves on and wakes whoever asked to be woken by then, in order. */
  advance(seconds: number): void {
    this.#now += seconds * 1000;
    const due = this.#alarms.filter(({ at }) => at <= this.#now).sort((one, other) => one.at - other.at);
    this.#alarms = this.#alarms.filter((each) => !due.includes(each));
    for (const { callback } of due) {
      callback();
    }
  }

  /** Shows another time, as a clock does that somebody sets: nobody is woken. */
  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  /** How many have asked to be woken. */
  get waiting(): number {
    return this.#alarms.length;
  }
}
