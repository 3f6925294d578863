import { useEffect } from 'react';

/** The name under which the page's own timeline keeps when the list was first painted; `bench/start` reads it. */
const markName = 'alarms.shown';

/** Marks once, after the paint, that the list stands on the screen: its first rows, or the word that there are none. */
export function useFirstShown(isShown: boolean): void {
  useEffect(() => {
    if (!isShown || performance.getEntriesByName(markName).length > 0) {
      return;
    }
    // A task that a frame's callback asks for runs after that frame was painted.
    requestAnimationFrame(() => setTimeout(() => performance.mark(markName)));
  }, [isShown]);
}
