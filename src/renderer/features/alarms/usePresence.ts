import { type DOMAttributes, type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/** A pointer or a focus that rests for this long, ms, is parked, not aiming: new alarms must not wait for it for ever. */
const parkedAfterMs = 15_000;

/** How something tells that the pointer is on it. */
export type PointerHandlers = Required<
  Pick<DOMAttributes<Element>, 'onPointerEnter' | 'onPointerMove' | 'onPointerLeave'>
>;

/** On its way from the rows to the button that shows what waits, the pointer is nowhere for about so long, ms. */
const onTheWayMs = 400;

/** Rows that were scrolled, by the bar or a finger, are being read for so long afterwards, ms. */
const readingMs = 1_000;

/** How the list tells that the operator is on its rows. */
export interface ListPresence {
  readonly onScroll: () => void;
  /** Of whatever holds the rows. */
  readonly rows: DOMAttributes<Element>;
}

/** Answers whether the operator is on the rows, with the pointer or the keyboard's focus, and not merely parked there. */
export function usePresence() {
  const [isOver, setIsOver] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const [isParked, setIsParked] = useState(false);
  const lastMoveAt = useRef(0);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isScrolling, setIsScrolling] = useState(false);
  const scrolled = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(leaving.current);
      clearTimeout(scrolled.current);
    },
    [],
  );

  useEffect(() => {
    if (!isOver && !hasFocus) {
      return undefined;
    }
    const watch = setInterval(
      () => setIsParked(performance.now() - lastMoveAt.current > parkedAfterMs),
      1000,
    );
    return () => clearInterval(watch);
  }, [isOver, hasFocus]);

  const moved = () => {
    lastMoveAt.current = performance.now();
    setIsParked(false);
  };
  const pointerHandlers: PointerHandlers = {
    onPointerEnter: (event: PointerEvent) => {
      // A finger does not hover: its "leave" comes when it is lifted, not when the eye has moved on.
      if (event.pointerType !== 'touch') {
        clearTimeout(leaving.current);
        setIsOver(true);
        moved();
      }
    },
    onPointerMove: moved,
    onPointerLeave: () => {
      clearTimeout(leaving.current);
      leaving.current = setTimeout(() => setIsOver(false), onTheWayMs);
    },
  };
  return {
    isPresent: isScrolling || ((isOver || hasFocus) && !isParked),
    hasFocus,
    /** For the button that shows what waits: it must not vanish under the pointer that comes for it. */
    pointerHandlers,
    /** The pointer has gone from where it was, also where it could not be seen to leave. */
    release: () => {
      clearTimeout(leaving.current);
      setIsOver(false);
    },
    list: {
      /** For what scrolls: neither its bar nor a finger is on the rows, and yet nothing may move under the eyes. */
      onScroll: () => {
        setIsScrolling(true);
        clearTimeout(scrolled.current);
        scrolled.current = setTimeout(() => setIsScrolling(false), readingMs);
      },
      rows: {
        ...pointerHandlers,
        onWheel: moved,
        onKeyDownCapture: () => {
          setHasFocus(true);
          moved();
        },
        onFocus: (event: FocusEvent) => {
          // A click leaves the focus behind when the pointer goes on: only the keyboard's focus says that he is still here.
          setHasFocus(event.target.matches(':focus-visible'));
          moved();
        },
        onBlur: (event: FocusEvent) => {
          if (!event.currentTarget.contains(event.relatedTarget)) {
            setHasFocus(false);
          }
        },
      },
    },
  };
}
