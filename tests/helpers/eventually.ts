import { vi } from 'vitest';

/** Waits until a check holds; long enough for a machine that is busy with other things, and not longer than needed. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 8_000, interval: 5 });
}
