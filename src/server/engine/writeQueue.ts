import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Ledger } from '../store/ledger.ts';
import type { LedgerWriting } from '../store/ledgerWriting.ts';
import { StorageFailure } from '../store/storageFailure.ts';
import type { CommittedChange } from './contract.ts';

/** What a piece of work answers, and the changes of alarms that it made. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly changes: readonly CommittedChange[];
}

/** Work is applied again where its group had to be undone, so it may keep nothing outside of the transaction. */
export type Work<Value> = (writing: LedgerWriting) => Promise<Outcome<Value>>;

/** Work that was applied: its changes, and how to tell whoever waits, once they are on disk. */
interface Applied {
  readonly changes: readonly CommittedChange[];
  readonly tell: () => void;
}

interface Waiting {
  readonly weight: number;
  readonly apply: (writing: LedgerWriting) => Promise<Applied>;
  readonly fail: (error: unknown) => void;
}

/**
 * Everything that changes alarms goes through here, one group after the other: what has come in while the last group was being
 * written goes into the next transaction together, so that one wait for the disk serves many (design, section 4).
 */
export class WriteQueue {
  readonly #ledger: Ledger;
  readonly #groupWeightMost: number;
  readonly #onCommitted: (changes: readonly CommittedChange[]) => void;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | null = null;

  constructor(options: {
    readonly ledger: Ledger;
    readonly groupWeightMost: number;
    /** Hears the changes of each group in the order of the journal; must not throw. */
    readonly onCommitted: (changes: readonly CommittedChange[]) => void;
  }) {
    this.#ledger = options.ledger;
    this.#groupWeightMost = options.groupWeightMost;
    this.#onCommitted = options.onCommitted;
  }

  /** Answers when the work is on disk; rejects with `StorageFailure` where the disk refused, with anything else for a bug. */
  add<Value>(weight: number, work: Work<Value>): Promise<Value> {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    this.#waiting.push({
      weight,
      apply: async (writing) => {
        const { value, changes } = await work(writing);
        return { changes, tell: () => resolve(value) };
      },
      fail: reject,
    });
    this.#draining ??= this.#drain();
    return promise;
  }

  /** Answers when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What arrives in one turn of the event loop goes together, and sockets get their turn between two groups.
      await nextTurn();
      await this.#commit(this.#takeGroup());
    }
    this.#draining = null;
  }

  #takeGroup(): readonly Waiting[] {
    let taken = 0;
    let weight = 0;
    for (const waiting of this.#waiting) {
      if (taken > 0 && weight + waiting.weight > this.#groupWeightMost) {
        break;
      }
      taken += 1;
      weight += waiting.weight;
    }
    const group = this.#waiting.slice(0, taken);
    this.#waiting = this.#waiting.slice(taken);
    return group;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const applied = await this.#write(group);
    if (applied === null) {
      return;
    }
    for (const { tell } of applied) {
      tell();
    }
    const changes = applied.flatMap((each) => each.changes);
    if (changes.length > 0) {
      this.#onCommitted(changes);
    }
  }

  /** Answers what became of the group; nothing where it could not be written and everybody was told so. */
  async #write(group: readonly Waiting[]): Promise<readonly Applied[] | null> {
    try {
      return await this.#ledger.write(async (writing) => {
        const applied: Applied[] = [];
        for (const { apply } of group) {
          applied.push(await apply(writing));
        }
        return applied;
      });
    } catch (error) {
      await this.#commitOneByOne(group, error);
      return null;
    }
  }

  /** A bug in one piece of work must not take the others down with it; a disk that refuses, refuses them all. */
  async #commitOneByOne(group: readonly Waiting[], error: unknown): Promise<void> {
    if (group.length === 1 || error instanceof StorageFailure) {
      for (const { fail } of group) {
        fail(error);
      }
      return;
    }
    for (const each of group) {
      await this.#commit([each]);
    }
  }
}
