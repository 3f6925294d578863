import { useEffect } from 'react';
import { tellLooking } from '../../app/calls.ts';
import { useAppDispatch } from '../../app/hooks.ts';

/** Tells main while this pane is in front of the user: visible, in a window that has the focus (R-J02). */
export function useLooking(): void {
  const dispatch = useAppDispatch();
  useEffect(() => {
    let told: boolean | undefined;
    const tell = (inFront: boolean) => {
      if (inFront !== told) {
        told = inFront;
        dispatch(tellLooking(inFront));
      }
    };
    const look = () => tell(document.visibilityState === 'visible' && document.hasFocus());
    const changes = new AbortController();
    const { signal } = changes;
    window.addEventListener('focus', look, { signal });
    window.addEventListener('blur', look, { signal });
    document.addEventListener('visibilitychange', look, { signal });
    look();
    return () => {
      changes.abort();
      tell(false);
    };
  }, [dispatch]);
}
