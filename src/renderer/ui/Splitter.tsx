import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly label: string;
  /** Height of the part below, px. */
  readonly height: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (height: number) => void;
}

/** How far an arrow key moves it, px. */
const keyStep = 24;

/** The bar between two panes, moved by pointer or by the arrow keys. */
export function Splitter({ label, height, least, most, onChange }: SplitterProps) {
  const grabbed = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const change = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))));

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { y: event.clientY, height };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (grabbed.current) {
      change(grabbed.current.height + grabbed.current.y - event.clientY);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = { ArrowUp: height + keyStep, ArrowDown: height - keyStep, Home: most, End: least }[
      event.key
    ];
    if (target !== undefined) {
      event.preventDefault();
      change(target);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a window splitter is a separator that takes focus, which <hr> is not
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onPointerCancel={() => {
        grabbed.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
