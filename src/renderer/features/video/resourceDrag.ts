import type { AlarmResource } from '../../../shared/domain/alarm.ts';

/** What a dragged resource calls itself, so that nothing else can be dropped onto a player. */
const dragType = 'application/x-valerus-resource';

/** Begins to drag a resource. */
export function startResourceDrag(transfer: DataTransfer, resource: string): void {
  transfer.setData(dragType, resource);
  transfer.effectAllowed = 'copy';
}

/**
 * The resource that is dragged, if a player of this alarm can show it; `''` on the way, when a page may know only that it is one;
 * `null` for anything else.
 */
export function draggedResource(transfer: DataTransfer, resources: readonly AlarmResource[]): string | null {
  if (!transfer.types.includes(dragType)) return null;
  const id = transfer.getData(dragType);
  return id === '' || resources.some((resource) => resource.id === id && resource.hasVideo) ? id : null;
}
