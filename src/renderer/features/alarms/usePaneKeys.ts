import { useEffect, useRef } from 'react';

/** What the keys of the pane do. */
interface PaneKeys {
  /** `/` */
  readonly search: () => void;
  /** H */
  readonly handle: () => void;
  /** C */
  readonly close: () => void;
  /** N */
  readonly next: () => void;
}

/** Where a letter is text or belongs to whatever is in front. */
const ownKeys =
  'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"]';

/** Listens for the pane's keys wherever the focus is, except where a letter is text. */
export function usePaneKeys(keys: PaneKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
      if (event.defaultPrevented || hasModifier || event.repeat || isElsewhere(event.target)) {
        return;
      }
      const actions: Readonly<Record<string, (() => void) | undefined>> = {
        '/': latest.current.search,
        h: latest.current.handle,
        c: latest.current.close,
        n: latest.current.next,
      };
      const action = actions[event.key.toLowerCase()];
      if (action) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  const isCheckBox = target instanceof HTMLInputElement && target.type === 'checkbox';
  return target instanceof Element && !isCheckBox && target.closest(ownKeys) !== null;
}
