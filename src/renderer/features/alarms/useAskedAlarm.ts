import { useEffect, useRef } from 'react';
import { bridge } from '../../app/bridge.ts';

/** Calls back when somebody outside of the window asks for an alarm: the click on a notification. */
export function useAskedAlarm(show: (id: string) => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => bridge().on('alarm.asked', ({ alarm }) => latest.current(alarm)), []);
}
