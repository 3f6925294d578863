import { recipientsPreviewSchema, recipientsQuerySchema, signedOutSchema } from '../../shared/link/people.ts';
import type { ConfigurationStore, PeopleStore } from '../store/contract.ts';
import { configurationRefusal } from './configurationRefusal.ts';
import { type Route, route } from './route.ts';

/** Addresses about people that are no collection: signing one out everywhere, and who would receive an alarm. */
export function peopleRoutes(parts: {
  readonly configuration: ConfigurationStore;
  readonly people: PeopleStore;
  /** After sessions were ended; their links have ended too when it resolves. */
  readonly onSignedOut: () => Promise<void>;
}): Route[] {
  const signOut = route({
    method: 'POST',
    path: '/api/v1/users/{id}/sign-out',
    summary: 'Signs a user out everywhere: his tokens are worthless from here on, and his links end',
    who: { kind: 'user', rights: ['people.write'] },
    answers: { 200: signedOutSchema },
    async handle({ params }) {
      const id = params.id ?? '';
      if (!(await parts.configuration.get('users', id))) return configurationRefusal({ kind: 'notFound' });
      const sessions = await parts.people.closeSessionsOf(id);
      await parts.onSignedOut();
      return { status: 200, body: { sessions } };
    },
  });
  const recipients = route({
    method: 'POST',
    path: '/api/v1/recipients/preview',
    summary: 'The people who would receive the alarms of a definition with these recipients',
    who: { kind: 'user', rights: ['configuration.read', 'configuration.write'] },
    body: recipientsQuerySchema,
    answers: { 200: recipientsPreviewSchema },
    handle: async ({ body }) => ({ status: 200, body: { users: await parts.people.receivers(body) } }),
  });
  return [signOut, recipients];
}
