/**
 * Full-jitter backoff of the link (design, section 5): a random wait between 0 and `min(30 s, 0.5 s · 2^attempt)`, in ms, so
 * that the workstations of a site do not come back all at once. `random` answers 0 ≤ x < 1.
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  return Math.floor(random() * Math.min(30_000, 500 * 2 ** attempt));
}
