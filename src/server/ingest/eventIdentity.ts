import { createHash } from 'node:crypto';

/** Where a message has neither an id nor a time, the same message again within this time is taken for the same event, ms. */
const repeatWithinMs = 10_000;

/**
 * Makes the identity of an event whose sender gives it none (R-B04): a hash of what tells it from others. Where the device says
 * no time, the time of receipt stands in, coarsely: a sender that tries again at once is recognised, and the same thing
 * happening a minute later is an event of its own.
 */
export function identityOf(deviceAt: string | null, receivedAt: Date, parts: readonly unknown[]): string {
  const time = deviceAt ?? Math.floor(receivedAt.getTime() / repeatWithinMs);
  return createHash('sha256')
    .update(JSON.stringify([time, ...parts]))
    .digest('base64url');
}
