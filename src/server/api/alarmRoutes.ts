import type { z } from 'zod';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { alarmViewSchema, viewOf } from '../../shared/link/alarmView.ts';
import {
  alarmHistorySchema,
  alarmPageQuerySchema,
  alarmPageSchema,
  recipientsSchema,
} from '../../shared/link/rest.ts';
import type { AlarmReader, PeopleStore, Site } from '../store/contract.ts';
import { type Route, refuse, route } from './route.ts';

const signedIn = { kind: 'user' } as const;
const noSuchAlarm = refuse(404, 'NOT_FOUND', 'no such alarm');

/** Addresses of alarms; each finds only what the user may see (R-D10). */
export function alarmRoutes({
  alarms,
  people,
  site,
}: {
  readonly alarms: AlarmReader;
  readonly people: PeopleStore;
  readonly site: () => Promise<Site>;
}): Route[] {
  const list = route({
    method: 'GET',
    path: '/api/v1/alarms',
    summary: 'Alarms that the user may see, newest first, by pages; open ones by default',
    who: signedIn,
    query: alarmPageQuerySchema,
    answers: { 200: alarmPageSchema },
    async handle({ by, query }) {
      const page = await alarms.page(query, by.user);
      if (!page) {
        const problems = [{ field: 'after', rule: 'not a key of a page', value: query.after }];
        return refuse(422, 'INVALID', 'some fields break a rule', { problems });
      }
      const { tier } = await site();
      return {
        status: 200,
        body: { alarms: page.alarms.map((alarm) => viewOf(alarm, by.user, tier)), next: page.next },
      };
    },
  });
  const one = route({
    method: 'GET',
    path: '/api/v1/alarms/{id}',
    summary: 'One alarm',
    who: signedIn,
    answers: { 200: alarmViewSchema },
    async handle({ by, params }) {
      const alarm = await alarms.alarm(params.id ?? '', by.user);
      if (!alarm) return noSuchAlarm;
      return { status: 200, body: viewOf(alarm, by.user, (await site()).tier) };
    },
  });
  const history = route({
    method: 'GET',
    path: '/api/v1/alarms/{id}/history',
    summary: "An alarm's record, and when its definition fired before",
    who: signedIn,
    answers: { 200: alarmHistorySchema },
    async handle({ by, params }) {
      const alarm = await alarms.alarm(params.id ?? '', by.user);
      if (!alarm) return noSuchAlarm;
      const { journal, earlier } = await alarms.history(alarm, by.user);
      return { status: 200, body: { journal, earlier: earlier.map(earlierAlarm) } };
    },
  });
  const recipients = route({
    method: 'GET',
    path: '/api/v1/alarms/{id}/recipients',
    summary: 'Whom the alarm may be assigned to',
    who: signedIn,
    answers: { 200: recipientsSchema },
    async handle({ by, params }) {
      const alarm = await alarms.alarm(params.id ?? '', by.user);
      if (!alarm) return noSuchAlarm;
      return { status: 200, body: { users: await people.recipients(alarm.audience) } };
    },
  });
  return [list, one, history, recipients];
}

function earlierAlarm({
  id,
  number,
  raisedAt,
  state,
  closing,
}: Alarm): z.infer<typeof alarmHistorySchema>['earlier'][number] {
  return { id, number, raisedAt, state, closedBy: closing?.by ?? null, reason: closing?.reason ?? null };
}
