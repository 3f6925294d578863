import type { Clock } from '../engine/clock.ts';
import type { Engine } from '../engine/contract.ts';
import type { ActionQueue, PendingAction } from '../store/actionQueue.ts';
import type { SettledAction } from '../store/actionWriting.ts';
import type { ActionExecutor, ActionExecutors, ActionResult } from './contract.ts';
import { waitAfter } from './retries.ts';

/** Actions that are done at one time. */
const runningMost = 16;
/** Of them, those that go to one place: a host that hangs keeps no others waiting. */
const runningPerTargetMost = 2;
/** The machine may sleep, its clock may be set: the queue is looked at at least so often, ms. */
const longestSleepMs = 15_000;
/** After a failure of the disk, ms. */
const retryAfterMs = 5_000;

/** What a runner works with. */
export interface ActionRunnerParts {
  readonly queue: ActionQueue;
  readonly engine: Pick<Engine, 'settleAction' | 'subscribe'>;
  readonly executors: ActionExecutors;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
  /** Hears how tries end, for the figures. */
  readonly onTried: (kind: PendingAction['action']['kind'], outcome: SettledAction['outcome']) => void;
}

/**
 * Does what alarms are to do, beside the engine: an alarm is on disk and on the screens before its first action begins. What to
 * do is asked of the database and not remembered, so that actions that a stop interrupted go on after it; one that was under way
 * is done again (at least once).
 */
export class ActionRunner {
  readonly #parts: ActionRunnerParts;
  readonly #running = new Map<string, { readonly target: string; readonly work: Promise<void> }>();
  readonly #stop = new AbortController();
  #unsubscribe: (() => void) | null = null;
  #armed: { readonly for: number; readonly callOff: () => void } | null = null;
  #looking: Promise<void> | null = null;
  #isLookWanted = false;

  constructor(parts: ActionRunnerParts) {
    this.#parts = parts;
  }

  /** Begins with what is due. */
  start(): void {
    this.#unsubscribe = this.#parts.engine.subscribe((changes) => {
      if (changes.some(({ hasActions }) => hasActions)) {
        this.#look();
      }
    });
    this.#look();
  }

  /** Ends; what is under way is given up and done again after the next start. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#stop.abort();
    this.#callOff();
    await this.#looking;
    await Promise.all([...this.#running.values()].map(({ work }) => work));
  }

  #look(): void {
    this.#isLookWanted = true;
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = null;
      if (this.#isLookWanted && !this.#stop.signal.aborted) {
        this.#look();
      }
    });
  }

  async #lookAround(): Promise<void> {
    try {
      while (this.#isLookWanted && !this.#stop.signal.aborted) {
        this.#isLookWanted = false;
        await this.#beginDue();
      }
    } catch (error) {
      this.#parts.onFailure(error);
      this.#wakeAt(this.#parts.clock.now().getTime() + retryAfterMs);
    }
  }

  async #beginDue(): Promise<void> {
    const { queue, clock } = this.#parts;
    const free = runningMost - this.#running.size;
    if (free === 0) {
      return;
    }
    const at = clock.now().toISOString();
    const due = await queue.due(at, free, { ids: [...this.#running.keys()], targets: this.#busyTargets() });
    for (const pending of due) {
      if (this.#runningTo(pending.target) < runningPerTargetMost && !this.#stop.signal.aborted) {
        this.#begin(pending);
      }
    }
    if (due.length === free && this.#running.size < runningMost) {
      // One place had more to do than it may; there may be work for others behind it.
      this.#isLookWanted = true;
      return;
    }
    const nextDueAt = await queue.nextDueAt([...this.#running.keys()]);
    if (nextDueAt !== null && nextDueAt > at) {
      this.#wakeAt(Date.parse(nextDueAt));
    }
  }

  #begin(pending: PendingAction): void {
    const work = this.#finish(pending).finally(() => {
      this.#running.delete(pending.id);
      if (!this.#stop.signal.aborted) {
        this.#look();
      }
    });
    this.#running.set(pending.id, { target: pending.target, work });
  }

  /** Never rejects. */
  async #finish(pending: PendingAction): Promise<void> {
    const { engine, clock, onFailure, onTried } = this.#parts;
    const result = await this.#try(pending);
    if (this.#stop.signal.aborted && result.kind === 'failed') {
      return;
    }
    const settled = settlement(pending, result, clock.now());
    try {
      await engine.settleAction(settled);
      onTried(pending.action.kind, settled.outcome);
    } catch (error) {
      onFailure(error);
      await new Promise<void>((resolve) => {
        const callOff = clock.wakeAt(new Date(clock.now().getTime() + retryAfterMs), resolve);
        this.#stop.signal.addEventListener('abort', () => {
          callOff();
          resolve();
        });
      });
    }
  }

  async #try(pending: PendingAction): Promise<ActionResult> {
    const execute = this.#parts.executors[pending.action.kind] as ActionExecutor;
    try {
      return await execute(pending, this.#stop.signal);
    } catch (error) {
      this.#parts.onFailure(error);
      return { kind: 'failed', reason: 'internal error', isFinal: false };
    }
  }

  #busyTargets(): readonly string[] {
    const targets = new Set([...this.#running.values()].map(({ target }) => target));
    return [...targets].filter((target) => this.#runningTo(target) >= runningPerTargetMost);
  }

  #runningTo(target: string): number {
    return [...this.#running.values()].filter((each) => each.target === target).length;
  }

  #wakeAt(due: number): void {
    const instant = Math.min(due, this.#parts.clock.now().getTime() + longestSleepMs);
    if (this.#stop.signal.aborted || (this.#armed !== null && this.#armed.for <= instant)) {
      return;
    }
    this.#callOff();
    const callOff = this.#parts.clock.wakeAt(new Date(instant), () => {
      this.#armed = null;
      this.#look();
    });
    this.#armed = { for: instant, callOff };
  }

  #callOff(): void {
    this.#armed?.callOff();
    this.#armed = null;
  }
}

function settlement({ id, action, tries }: PendingAction, result: ActionResult, now: Date): SettledAction {
  const at = now.toISOString();
  if (result.kind === 'done') {
    return { id, at, outcome: 'actionDone', detail: result.detail, bookmark: result.bookmark };
  }
  const waitMs = result.isFinal ? null : waitAfter(action.kind, tries + 1);
  return waitMs === null
    ? { id, at, outcome: 'actionFailed', detail: result.reason }
    : { id, at, outcome: 'retry', dueAt: new Date(now.getTime() + waitMs).toISOString() };
}
