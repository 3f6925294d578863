import { useEffect, useRef } from 'react';

/** The player library tries by itself for a while; a picture that stands still for longer, ms, is asked for anew. */
const retryEveryMs = 15_000;

/** Tries again and again while a picture stands still: nobody may be there to press the button. */
export function useRetryWhileStalled(isStalled: boolean, retry: () => void): void {
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    if (!isStalled) return undefined;
    const timer = setInterval(() => latest.current(), retryEveryMs);
    return () => clearInterval(timer);
  }, [isStalled]);
}
