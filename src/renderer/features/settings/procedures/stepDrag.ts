/** What a dragged action calls itself, so that nothing else is taken for one. The place is part of the type: only that is known on the way. */
const dragType = 'application/x-valerus-step-';

/** Begins to drag the action at a place. */
export function startStepDrag(transfer: DataTransfer, index: number): void {
  transfer.setData(`${dragType}${index}`, String(index));
  transfer.effectAllowed = 'move';
}

/** The place of the action that is dragged; `null` for anything else. */
export function draggedStep(transfer: DataTransfer): number | null {
  const type = transfer.types.find((each) => each.startsWith(dragType));
  return type === undefined ? null : Number(type.slice(dragType.length));
}

/** The place that an action gets when it is dropped before or after another one: its own place is free by then. */
export function dropIndex(from: number, onto: number, edge: 'before' | 'after'): number {
  const gap = edge === 'before' ? onto : onto + 1;
  return from < gap ? gap - 1 : gap;
}
