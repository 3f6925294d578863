/** Rows in their order. */
export interface Rows {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
}

/** The rows on the screen, and the alarms that wait to be among them. */
export interface HeldRows {
  readonly rows: Rows;
  readonly waiting: readonly string[];
}

/** Rows of these ids; who is among them is worked out at the first question, which only held rows are asked. */
export function rowsOf(ids: readonly string[]): Rows {
  let members: ReadonlySet<string> | undefined;
  return {
    ids,
    has(id) {
      members ??= new Set(ids);
      return members.has(id);
    },
  };
}

/**
 * Decides which rows stand where. While the operator is on the rows (`held`) none of them moves: new ones wait, and one that has
 * gone or no longer fits the filters keeps its place until he leaves. `stays` says which may: every open alarm, and of those that
 * have gone not one that he closed himself, nor one that he may no longer see.
 */
export function holdRows(
  before: Rows,
  wanted: readonly string[],
  held: boolean,
  stays: (id: string) => boolean,
): HeldRows {
  if (!held || before.ids.length === 0) {
    return { rows: wanted === before.ids ? before : rowsOf(wanted), waiting: [] };
  }
  const staying = before.ids.filter(stays);
  const rows = staying.length === before.ids.length ? before : rowsOf(staying);
  return { rows, waiting: wanted.filter((id) => !rows.has(id)) };
}
