import type { Connections } from './connections.ts';

/** Whoever watches over the server may ask as often as he likes: it is tried this often at most, ms. */
const trialEveryMs = 2_000;

/**
 * Answers whether the disk still takes what it is given, by having it take something: a server at which nothing happens would not notice
 * otherwise, and one that is no longer asked because it failed would never find out that it works again.
 */
export function createDiskTrial(connections: Connections): () => Promise<void> {
  let last: Promise<void> | null = null;
  let triedAt = 0;
  return () => {
    const now = performance.now();
    if (last === null || now - triedAt >= trialEveryMs) {
      triedAt = now;
      last = connections.write(async (transaction) => {
        // There and back: a row that is overwritten by what it holds is not written at all, and nobody sees it between the two.
        for (const step of [1, -1]) {
          await transaction
            .updateTable('site')
            .set(({ eb }) => ({ version: eb('version', '+', step) }))
            .execute();
        }
      });
    }
    return last;
  };
}
