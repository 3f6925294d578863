import { useEffect, useRef } from 'react';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { alarmAsked } from './listViewSlice.ts';

/** Calls back when somebody outside of the window asks for an alarm: the click on a notification. */
export function useAskedAlarm(show: (id: string) => void): void {
  const dispatch = useAppDispatch();
  const asked = useAppSelector((state) => state.listView.asked);
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (asked !== null) {
      latest.current(asked);
      dispatch(alarmAsked(null));
    }
  }, [dispatch, asked]);
}
