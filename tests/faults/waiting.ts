import { setTimeout as pass } from 'node:timers/promises';

/** Lets a fault last, ms. */
export function last(forMs: number): Promise<void> {
  return pass(forMs);
}

/** Waits until something holds; answers whether it did within a time. */
export async function holdsWithin(mostMs: number, check: () => boolean | Promise<boolean>): Promise<boolean> {
  const until = performance.now() + mostMs;
  while (!(await check())) {
    if (performance.now() > until) return false;
    await pass(25);
  }
  return true;
}
