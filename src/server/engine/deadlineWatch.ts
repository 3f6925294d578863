import { isOpen } from '../../shared/domain/alarm.ts';
import { decideDeadline } from '../../shared/domain/alarmLifeCycle.ts';
import type { Ledger } from '../store/ledger.ts';
import type { LedgerWriting } from '../store/ledgerWriting.ts';
import type { Clock } from './clock.ts';
import type { CommittedChange } from './contract.ts';
import type { Outcome, WriteQueue } from './writeQueue.ts';

/** Deadlines in one transaction; the rest follow in the next. */
const deadlinesAtOnce = 200;

/** The machine's clock may be set, and the machine may sleep: the watch looks at the time at least so often, ms. */
const longestSleepMs = 15_000;

/** After a failure of the disk, ms. */
const retryAfterMs = 2_000;

/**
 * Lets escalation and expiry take effect when they fall due (R-D14, R-D15, R-G08). What is due is asked of the database, not
 * remembered, so nothing is missed while the server is off and nothing happens twice.
 */
export class DeadlineWatch {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #queue: WriteQueue;
  readonly #onFailure: (error: unknown) => void;
  #armed: { readonly for: number; readonly callOff: () => void } | null = null;
  #working: Promise<void> | null = null;
  #stopped = false;

  constructor(options: {
    readonly clock: Clock;
    readonly ledger: Ledger;
    readonly queue: WriteQueue;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#clock = options.clock;
    this.#ledger = options.ledger;
    this.#queue = options.queue;
    this.#onFailure = options.onFailure;
  }

  /** Lets everything that is due take effect and sets the alarm clock for what comes next. */
  work(): Promise<void> {
    this.#working ??= this.#takeEffect().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  /** Wakes earlier where a change brought an earlier deadline. */
  heard(changes: readonly CommittedChange[]): void {
    for (const { alarm } of changes) {
      for (const due of isOpen(alarm.state) ? [alarm.escalateAt, alarm.expireAt] : []) {
        if (due !== null) {
          this.#wakeAt(Date.parse(due));
        }
      }
    }
  }

  /** Ends the watch; what has begun is finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff();
    await this.#working;
  }

  async #takeEffect(): Promise<void> {
    this.#callOff();
    try {
      while (
        !this.#stopped &&
        (await this.#queue.add(deadlinesAtOnce, (writing) => this.#applyDue(writing)))
      ) {
        // Another handful may be due.
      }
      const nextDueAt = await this.#ledger.nextDueAt();
      if (nextDueAt !== null) {
        this.#wakeAt(Date.parse(nextDueAt));
      }
    } catch (error) {
      this.#onFailure(error);
      this.#wakeAt(this.#clock.now().getTime() + retryAfterMs);
    }
  }

  /** Answers whether there may be more. */
  async #applyDue(writing: LedgerWriting): Promise<Outcome<boolean>> {
    const at = this.#clock.now().toISOString();
    const due = await writing.dueDeadlines(at, deadlinesAtOnce);
    const changes: CommittedChange[] = [];
    for (const { alarm: id, deadline } of due) {
      const alarm = await writing.alarm(id);
      const transition = alarm && decideDeadline(alarm, deadline, at);
      if (transition) {
        changes.push(await writing.record(transition, { at, actor: null, commandId: null }));
      }
    }
    return { value: due.length === deadlinesAtOnce, changes };
  }

  #wakeAt(due: number): void {
    const instant = Math.min(due, this.#clock.now().getTime() + longestSleepMs);
    if (this.#stopped || (this.#armed !== null && this.#armed.for <= instant)) {
      return;
    }
    this.#callOff();
    const callOff = this.#clock.wakeAt(new Date(instant), () => {
      this.#armed = null;
      // Never rejects: a failure is reported and tried again.
      void this.work();
    });
    this.#armed = { for: instant, callOff };
  }

  #callOff(): void {
    this.#armed?.callOff();
    this.#armed = null;
  }
}
