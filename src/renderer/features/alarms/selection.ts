/** As many of the selected alarms as are open as tabs (R-E12, R-F01). */
export const tabsMost = 10;

/** The ids with some of them put in or taken out; the order in which they were chosen stays. */
export function withSelected(
  selected: readonly string[],
  ids: readonly string[],
  isSelected: boolean,
): readonly string[] {
  const changed = new Set(ids);
  if (!isSelected) {
    return selected.filter((id) => !changed.has(id));
  }
  const known = new Set(selected);
  return [...selected, ...ids.filter((id) => !known.has(id))];
}

/** The tabs of the details: the selected alarms in the order in which they were chosen, and always the one that is in front. */
export function tabsOf(selected: readonly string[], opened: string | null): readonly string[] {
  if (opened === null) {
    return [];
  }
  const first = selected.slice(0, tabsMost);
  return first.includes(opened) ? first : [opened, ...first.slice(0, tabsMost - 1)];
}

/** The tab that comes to the front when `left` goes: the next one, else the one before, else none. */
export function tabAfter(tabs: readonly string[], left: string): string | null {
  const at = tabs.indexOf(left);
  return tabs[at + 1] ?? tabs[at - 1] ?? null;
}

/** The rows from one to another, both included, in the order of the list; only `to` where `from` is not among them. */
export function rangeBetween(order: readonly string[], from: string | null, to: string): readonly string[] {
  const start = from === null ? -1 : order.indexOf(from);
  const end = order.indexOf(to);
  if (start === -1 || end === -1) {
    return [to];
  }
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}
