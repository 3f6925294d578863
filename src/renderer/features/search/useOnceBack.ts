import { useEffect, useRef } from 'react';
import { useAppSelector } from '../../app/hooks.ts';
import { selectLink } from '../../app/workstationSlice.ts';

/** Tries again what failed, once, when the link comes back; what fails with the link there waits for the user. */
export function useOnceBack(hasFailed: boolean, retry: () => void): void {
  const isLive = useAppSelector(selectLink).status === 'live';
  const wasLive = useRef(isLive);
  useEffect(() => {
    const isBack = isLive && !wasLive.current;
    wasLive.current = isLive;
    if (isBack && hasFailed) retry();
  });
}
