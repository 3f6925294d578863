import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { QueryRunner } from './sqliteDialect.ts';

/** A place in a query where a value is put at each execution. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Stands for a value that a prepared query is given by name at each execution. */
export function slot<Value>(name: string): RawBuilder<Value> {
  return sql<Value>`${new Slot(name)}`;
}

/** Slots for all columns of a row, each under the column's own name. */
export function slotsOf<const Column extends string>(
  columns: readonly Column[],
): Record<Column, RawBuilder<never>> {
  return Object.fromEntries(columns.map((column) => [column, slot<never>(column)])) as Record<
    Column,
    RawBuilder<never>
  >;
}

/** What came of a query: its rows, or how many it changed. */
interface Outcome<Row> {
  readonly rows: readonly Row[];
  readonly changes: number;
}

/**
 * A query that is built and compiled once and then runs without Kysely. For every execution Kysely builds a tree and a text and
 * goes through a dozen promises, which costs more than SQLite needs to insert the row; on the way of every event that is not
 * affordable (design, section 8). Every value of the query has to be a slot.
 */
export class PreparedQuery<Values extends object, Row> {
  readonly #text: string;
  readonly #names: readonly (keyof Values)[];

  constructor(query: Compilable<Row>) {
    const { sql: text, parameters } = query.compile();
    this.#text = text;
    this.#names = parameters.map((place) => {
      if (!(place instanceof Slot)) {
        throw new Error('a prepared query holds a value that is no slot');
      }
      return place.name as keyof Values;
    });
  }

  /** Runs the query with these values in its slots. */
  execute(runner: QueryRunner, values: Values): Promise<Outcome<Row>> {
    const parameters = this.#names.map((name) => values[name]);
    return runner.run(this.#text, parameters) as Promise<Outcome<Row>>;
  }

  /** Runs the query and answers its first row. */
  async first(runner: QueryRunner, values: Values): Promise<Row | undefined> {
    return (await this.execute(runner, values)).rows[0];
  }
}
