import type { KnownCount, LedgerMemory } from './ledgerMemory.ts';
import type { LedgerQueries } from './ledgerQueries.ts';
import type { QueryRunner } from './sqliteDialect.ts';

const countWindowMs = 30 * 24 * 3_600_000;
/** After every instant, as texts compare. */
const endOfTime = '9999';

/** Counts the alarms of definitions: "how many in 30 days" is a subtraction of two sequence numbers. */
export class DefinitionCounts {
  readonly #runner: QueryRunner;
  readonly #queries: LedgerQueries;
  readonly #known: LedgerMemory['counts'];

  constructor(runner: QueryRunner, queries: LedgerQueries, { counts }: LedgerMemory) {
    this.#runner = runner;
    this.#queries = queries;
    this.#known = counts;
  }

  /** The sequence number of a definition's next alarm, and how many it has raised in 30 days with that one. */
  async next(definition: string, at: string): Promise<{ readonly sequence: number; readonly count: number }> {
    const windowStart = new Date(Date.parse(at) - countWindowMs).toISOString();
    const known = this.#known.get(definition);
    // A clock that was set back widens the window.
    const isRight = known !== undefined && known.from <= windowStart && windowStart <= known.until;
    const count = isRight ? known : await this.#read(definition, windowStart, at);
    this.#known.set(definition, count);
    count.sequence += 1;
    return { sequence: count.sequence, count: count.sequence - count.beforeWindow };
  }

  async #read(definition: string, windowStart: string, at: string): Promise<KnownCount> {
    const last = await this.#queries.lastOfDefinition.first(this.#runner, { definition, before: endOfTime });
    const oldest = await this.#queries.oldestOfDefinition.first(this.#runner, {
      definition,
      from: windowStart,
    });
    const sequence = last?.definitionSequence ?? 0;
    return {
      from: windowStart,
      // Without another one the alarm that is being raised is the oldest.
      until: oldest?.raisedAt ?? at,
      beforeWindow: oldest === undefined ? sequence : oldest.definitionSequence - 1,
      sequence,
    };
  }
}
