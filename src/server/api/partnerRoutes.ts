import { randomUUID } from 'node:crypto';
import type { PartnerType } from '../../shared/domain/definition.ts';
import { type TestEvent, testEventAnswerSchema, testEventSchema } from '../../shared/link/partners.ts';
import { partnerTokenSchema } from '../../shared/link/rest.ts';
import { readCloudEvents } from '../ingest/cloudEvents.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import type { EventHistory } from '../store/eventHistory.ts';
import { configurationRefusal } from './configurationRefusal.ts';
import type { Intake } from './intake.ts';
import { type Route, refuse, route } from './route.ts';

interface PartnerParts {
  readonly configuration: ConfigurationStore;
  readonly history: EventHistory;
  readonly intake: Intake;
  readonly now: () => Date;
}

const administrators = { kind: 'user', rights: ['configuration.write'] } as const;

/** Addresses of a partner beside those of the collection: his token, and an event as if he had sent one (R-D16). */
export function partnerRoutes({ configuration, history, intake, now }: PartnerParts): Route[] {
  const token = route({
    method: 'POST',
    path: '/api/v1/partners/{id}/token',
    summary: 'Gives a partner a new token, shown this once; the one it had is worthless from here on',
    who: administrators,
    answers: { 201: partnerTokenSchema },
    async handle({ params }) {
      const id = params.id ?? '';
      if (!(await configuration.get('partners', id))) return configurationRefusal({ kind: 'notFound' });
      return { status: 201, body: { token: await configuration.issuePartnerToken(id) } };
    },
  });
  const testEvent = route({
    method: 'POST',
    path: '/api/v1/partners/{id}/test-event',
    summary:
      'Takes in an event as if the partner had sent it; it is recorded, marked, and raises what it raises',
    who: administrators,
    body: testEventSchema,
    answers: { 202: testEventAnswerSchema, 409: null, 422: null, 429: null },
    async handle({ params, body }) {
      const partner = await configuration.get('partners', params.id ?? '');
      if (!partner) return configurationRefusal({ kind: 'notFound' });
      if (!partner.enabled) {
        return refuse(409, 'CONFLICT', 'the partner is disabled: nothing of it is taken in');
      }
      const told = testEventOf(body, partner.type);
      const reading = readCloudEvents({
        headers: { 'content-type': 'application/cloudevents+json' },
        body: Buffer.from(JSON.stringify(told)),
        receivedAt: now(),
      });
      const taken = await intake('test', reading, partner.id);
      if (!taken.ok) return taken.error;
      const event = taken.value[0]?.id ?? '';
      return { status: 202, body: { event, kind: told.type, alarms: await history.alarmsOf(event) } };
    },
  });
  return [token, testEvent];
}

/** The event as a system of this type would tell it; what the caller names stands in it as he named it. */
function testEventOf({ kind, subject, message, plate, cardholder }: TestEvent, type: PartnerType | null) {
  const isPlate = plate !== undefined || (type === 'lpr' && kind === undefined);
  const isCard = cardholder !== undefined || (type === 'access' && kind === undefined);
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: 'urn:valerus:test-event',
    type: kind ?? (isPlate ? 'lpr.plate' : isCard ? 'access.denied' : 'external.test'),
    ...(subject !== undefined && { subject }),
    data: {
      phase: 'pulse',
      message: message ?? 'Prueba / Test',
      ...(isPlate && { plate: plate ?? { text: 'TEST000' } }),
      ...(isCard && { cardholder: cardholder ?? { name: 'Prueba / Test' } }),
      attributes: { test: true },
    },
  };
}
