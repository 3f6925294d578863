/**
 * Keeps it from the document that elements begin to change their colours. react-aria notes each one there until it is done, and never
 * forgets one that is removed while two of its properties change: the row of a closed alarm, or its details with their players, would
 * stay in memory until something happens to clear the notes. They only serve to wait with the focus for things that slide in on a phone.
 */
export function leaveTransitionsUnheard(): void {
  window.addEventListener('transitionrun', (event) => event.stopPropagation(), { capture: true });
}
