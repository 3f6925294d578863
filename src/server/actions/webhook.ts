import { createHmac } from 'node:crypto';
import type { PendingAction } from '../store/actionQueue.ts';
import type { Site } from '../store/contract.ts';

/** What a webhook sends: the body and the headers by which its receiver knows sender, age and repeats. */
export interface SignedMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Writes the message about an alarm, signed after the Standard Webhooks specification: HMAC-SHA256 over id, time and body. The
 * id stays the same in every try, so that a receiver can drop what it has had.
 */
export function webhookMessage(
  { id, alarm, queuedAt }: PendingAction,
  secret: string | null | undefined,
  site: Site,
  now: Date,
): SignedMessage {
  const { resources, event, additional } = alarm;
  const body = JSON.stringify({
    type: 'alarm.raised',
    id,
    timestamp: queuedAt,
    data: {
      site: site.name,
      alarm: {
        id: alarm.id,
        number: alarm.number,
        name: alarm.name,
        priority: alarm.priority,
        state: alarm.state,
        occurredAt: alarm.occurredAt,
        raisedAt: alarm.raisedAt,
        event: { id: event.id, kind: event.kind, source: event.source },
        resources: resources.map((each) => ({ id: each.id, name: each.name, kind: each.kind })),
        message: additional?.message ?? null,
        plate: additional?.plate ?? null,
        cardholder: additional?.cardholder ?? null,
      },
    },
  });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature =
    secret === undefined || secret === null
      ? {}
      : { 'webhook-signature': `v1,${sign(secret, `${id}.${timestamp}.${body}`)}` };
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'valerus-site-server',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      ...signature,
    },
  };
}

const encodedSecret = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

function sign(secret: string, text: string): string {
  const encoded = encodedSecret.exec(secret)?.[1];
  const key = encoded === undefined ? Buffer.from(secret) : Buffer.from(encoded, 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}
