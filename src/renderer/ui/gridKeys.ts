/** The row that a key leads to from row `from` (-1: none), or `null` where the key is not one that moves. */
export function rowAfterKey(key: string, from: number, count: number, pageRows: number): number | null {
  if (count === 0) {
    return null;
  }
  const within = (row: number) => Math.min(count - 1, Math.max(0, row));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + pageRows);
    case 'PageUp':
      return within(from - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
