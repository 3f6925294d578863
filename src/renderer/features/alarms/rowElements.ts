/** Which element each row in view stands in, by the row's id, in their order on the screen. */
export type RowElements = ReadonlyMap<string, number>;

/** No rows, and no elements. */
export const noElements: RowElements = new Map();

/** If no more than one row of so many stays in view, the list has become another one: it was sorted or filtered. */
const stayingLeast = 4;

/**
 * Hands the elements of rows that left the view on to rows that came into it, so that a sort or a filter changes what forty rows say
 * instead of making forty anew. A row that stays keeps its element, and with it what the user does there. An element that has the
 * focus (`focused` is its row) is never handed on, or the focus would be on another alarm unseen; and nothing changes places with
 * it, because an element that is moved loses the focus until React gives it back. To hand elements on by moving them saves little:
 * while rows merely come and go at the ends, as they do when the list is scrolled, none is.
 */
export function handOverElements(
  before: RowElements,
  ids: readonly string[],
  focused: string | null,
): RowElements {
  const staying = new Set(ids.filter((id) => before.has(id)));
  if (staying.size === ids.length) {
    return new Map(ids.map((id) => [id, before.get(id) as number]));
  }
  const isOther = staying.size * stayingLeast < ids.length;
  const isFixed = (id: string) => id === focused || (!isOther && staying.has(id));
  const rows = [...before].map(([id, element]) => ({ id, element }));
  const placeOf = new Map(rows.map(({ id }, place) => [id, place]));
  let from = 0;
  const nextFree = () => {
    for (; from < rows.length; from += 1) {
      const row = rows[from];
      if (row === undefined || isFixed(row.id)) {
        return undefined;
      }
      if (!staying.has(row.id)) {
        from += 1;
        return row.element;
      }
    }
    return undefined;
  };
  let unused = Math.max(-1, ...before.values()) + 1;
  const after = new Map<string, number>();
  for (const id of ids) {
    const own = before.get(id);
    if (own !== undefined && isFixed(id)) {
      from = Math.max(from, (placeOf.get(id) ?? 0) + 1);
    }
    after.set(id, own ?? nextFree() ?? unused++);
  }
  return after;
}
