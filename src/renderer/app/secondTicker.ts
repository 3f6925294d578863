import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let tick = 0;

function schedule(): void {
  // Aligned to the full second, so that clock and countdowns change together.
  timer = setTimeout(
    () => {
      tick = Math.floor(Date.now() / 1000);
      for (const listener of listeners) {
        listener();
      }
      schedule();
    },
    1000 - (Date.now() % 1000),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    tick = Math.floor(Date.now() / 1000);
    schedule();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearTimeout(timer);
    }
  };
}

/** Draws the caller again at every `seconds`-th full second; answers this machine's time then, ms. */
export function useTick(seconds = 1): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor((tick || Date.now() / 1000) / seconds) * seconds * 1000,
  );
}
