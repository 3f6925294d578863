import type { LedgerQueries } from './ledgerQueries.ts';
import type { QueryRunner } from './sqliteDialect.ts';

const countWindowMs = 30 * 24 * 3_600_000;
/** After every instant, as texts compare. */
const endOfTime = '9999';

/** Counts the alarms of definitions within one transaction: "how many in 30 days" is a subtraction of two sequence numbers. */
export class DefinitionCounts {
  readonly #runner: QueryRunner;
  readonly #queries: LedgerQueries;
  readonly #known = new Map<string, { sequence: number; readonly beforeWindow: number }>();

  constructor(runner: QueryRunner, queries: LedgerQueries) {
    this.#runner = runner;
    this.#queries = queries;
  }

  /** The sequence number of a definition's next alarm, and how many it has raised in 30 days with that one. */
  async next(definition: string, at: string): Promise<{ readonly sequence: number; readonly count: number }> {
    const counts = this.#known.get(definition) ?? (await this.#read(definition, at));
    this.#known.set(definition, counts);
    counts.sequence += 1;
    return { sequence: counts.sequence, count: counts.sequence - counts.beforeWindow };
  }

  async #read(definition: string, at: string): Promise<{ sequence: number; readonly beforeWindow: number }> {
    const windowStart = new Date(Date.parse(at) - countWindowMs).toISOString();
    return {
      sequence: (await this.#lastBefore(definition, endOfTime)) ?? 0,
      beforeWindow:
        (await this.#lastBefore(definition, windowStart)) ?? (await this.#forgottenOf(definition)),
    };
  }

  async #lastBefore(definition: string, before: string): Promise<number | null> {
    const last = await this.#queries.lastOfDefinition.first(this.#runner, { definition, before, most: 1 });
    return last?.definitionSequence ?? null;
  }

  /** How many alarms of a definition came before the oldest one that is kept. */
  async #forgottenOf(definition: string): Promise<number> {
    const first = await this.#queries.firstOfDefinition.first(this.#runner, { definition, most: 1 });
    return first === undefined ? 0 : first.definitionSequence - 1;
  }
}
