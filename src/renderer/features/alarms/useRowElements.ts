import { useLayoutEffect, useRef } from 'react';
import { handOverElements, noElements, type RowElements } from './rowElements.ts';

/** The element of each row in view, from view to view. */
export function useRowElements(ids: readonly string[], focused: string | null): RowElements {
  const last = useRef(noElements);
  const elements = handOverElements(last.current, ids, focused);
  useLayoutEffect(() => {
    last.current = elements;
  });
  return elements;
}
