import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { dayMinutes } from '../../../ui/timeOfDay.ts';
import { afterStroke, type DayRange, dayText, readDay } from './weekText.ts';

/** What the mouse paints in, minutes. */
const quarter = 15;

interface Corner {
  readonly day: number;
  readonly minute: number;
}
interface Stroke {
  readonly from: Corner;
  readonly to: Corner;
  readonly isErasing: boolean;
}

/** Painting over a week with the mouse: what is shown while the stroke lasts, and what the days' tracks listen to. Esc gives it up. */
export function useStroke(
  week: readonly string[],
  onChange: (week: readonly string[]) => void,
  isReadOnly: boolean,
) {
  const tracks = useRef<(HTMLElement | null)[]>([]);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const isStroking = stroke !== null;
  useEffect(() => {
    if (!isStroking) {
      return undefined;
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        setStroke(null);
      }
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isStroking]);

  const days = week.map((text) => readDay(text) ?? []);
  const painted = stroke ? rangeOf(stroke) : null;
  const isUnder = (index: number) =>
    stroke !== null &&
    index >= Math.min(stroke.from.day, stroke.to.day) &&
    index <= Math.max(stroke.from.day, stroke.to.day);
  const shown = days.map((ranges, index) =>
    stroke && painted && isUnder(index) ? afterStroke(ranges, painted, stroke.isErasing) : ranges,
  );

  const cornerOf = (event: PointerEvent): Corner | null => {
    const boxes = tracks.current.slice(0, week.length).map((track) => track?.getBoundingClientRect());
    const first = boxes[0];
    if (!first) return null;
    const below = boxes.findLastIndex((box) => box !== undefined && event.clientY >= box.top);
    const share = (event.clientX - first.left) / first.width;
    const cell = Math.floor((share * dayMinutes) / quarter);
    const minute = Math.max(0, Math.min(dayMinutes - quarter, cell * quarter));
    return { day: Math.max(0, below), minute };
  };

  const surface = (index: number) => ({
    ref: (track: HTMLElement | null) => {
      tracks.current[index] = track;
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const from = cornerOf(event);
      if (isReadOnly || event.button !== 0 || !from) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const isErasing = (days[from.day] ?? []).some(
        ({ fromMinute, toMinute }) => from.minute >= fromMinute && from.minute < toMinute,
      );
      setStroke({ from, to: from, isErasing });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const to = stroke && cornerOf(event);
      if (to && (to.day !== stroke.to.day || to.minute !== stroke.to.minute)) {
        setStroke({ ...stroke, to });
      }
    },
    onPointerUp: () => {
      if (stroke) {
        onChange(week.map((text, at) => (isUnder(at) ? dayText(shown[at] ?? []) : text)));
      }
      setStroke(null);
    },
    onPointerCancel: () => setStroke(null),
  });
  return { shown, stroke: painted, surface };
}

function rangeOf({ from, to }: Stroke): DayRange {
  return {
    fromMinute: Math.min(from.minute, to.minute),
    toMinute: Math.max(from.minute, to.minute) + quarter,
  };
}
