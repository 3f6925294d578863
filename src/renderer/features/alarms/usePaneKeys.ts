import { useEffect, useRef } from 'react';

/** What the keys of the pane do. */
interface PaneKeys {
  /** `/` */
  readonly search: () => void;
  /** H */
  readonly handle: () => void;
  /** C */
  readonly close: () => void;
  /** Shift+H */
  readonly handleSelected: () => void;
  /** A */
  readonly assign: () => void;
  /** Shift+A */
  readonly assignSelected: () => void;
  /** Y */
  readonly history: () => void;
  /** Shift+Y */
  readonly historyOfSelected: () => void;
  /** P */
  readonly procedure: () => void;
  /** T */
  readonly tick: () => void;
  /** R */
  readonly refresh: () => void;
  /** Ctrl+1 … Ctrl+9: the tab of this place, from 0 */
  readonly tab: (index: number) => void;
  /** ? */
  readonly sheet: () => void;
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
      const isInDialog =
        event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]');
      if (event.defaultPrevented || event.repeat || isInDialog) {
        return;
      }
      const control = event.ctrlKey || event.metaKey;
      if (control && !event.altKey && /^[1-9]$/.test(event.key)) {
        event.preventDefault();
        latest.current.tab(Number(event.key) - 1);
        return;
      }
      if (control || event.altKey || isElsewhere(event.target)) {
        return;
      }
      const action = actionsOf(latest.current, event.shiftKey)[event.key.toLowerCase()];
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

function actionsOf(keys: PaneKeys, isShifted: boolean): Readonly<Record<string, (() => void) | undefined>> {
  if (isShifted) {
    // The slash needs Shift on Spanish keyboards.
    return {
      '/': keys.search,
      '?': keys.sheet,
      h: keys.handleSelected,
      a: keys.assignSelected,
      y: keys.historyOfSelected,
    };
  }
  return {
    '/': keys.search,
    '?': keys.sheet,
    h: keys.handle,
    a: keys.assign,
    y: keys.history,
    p: keys.procedure,
    t: keys.tick,
    r: keys.refresh,
    c: keys.close,
    n: keys.next,
  };
}
