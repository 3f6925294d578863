import { z } from 'zod';
import { assertNever } from '../../shared/domain/result.ts';
import { type SavedQuery, savedQueryBodySchema, savedQuerySchema } from '../../shared/link/search.ts';
import type { SavedQueries, SavedQueryRefusal } from '../store/savedQueries.ts';
import { matchVersion, versionTag } from './entityTag.ts';
import { type Answer, type Route, refuse, route } from './route.ts';

const who = { kind: 'user', rights: ['search.run'] } as const;
const path = '/api/v1/queries';

/** Addresses of saved queries (R-H01, R-H02): one's own and the public ones. */
export function savedQueryRoutes({ savedQueries }: { readonly savedQueries: SavedQueries }): Route[] {
  return [
    route({
      method: 'GET',
      path,
      summary: "The user's own saved queries and the public ones, by name",
      who,
      answers: { 200: z.object({ items: z.array(savedQuerySchema) }) },
      handle: async ({ by }) => ({ status: 200, body: { items: await savedQueries.list(by.user) } }),
    }),
    route({
      method: 'GET',
      path: `${path}/{id}`,
      summary: 'One saved query, with its version as ETag',
      who,
      answers: { 200: savedQuerySchema },
      async handle({ by, params }) {
        const query = await savedQueries.get(by.user, params.id ?? '');
        return query ? stored(200, query) : refusal({ kind: 'notFound' });
      },
    }),
    route({
      method: 'POST',
      path,
      summary: 'Saves a query',
      who,
      body: savedQueryBodySchema,
      answers: { 201: savedQuerySchema, 409: null },
      async handle({ by, body }) {
        const made = await savedQueries.create(by.user, body);
        return 'kind' in made
          ? refusal(made)
          : stored(201, made, { location: `${path}/${encodeURIComponent(made.id)}` });
      },
    }),
    route({
      method: 'PUT',
      path: `${path}/{id}`,
      summary: 'Replaces a saved query, whose own only or an administrator may; If-Match names the version',
      who,
      headers: ['If-Match'],
      body: savedQueryBodySchema,
      answers: { 200: savedQuerySchema, 403: null, 409: null, 412: null, 428: null },
      async handle({ by, params, body, headers }) {
        const id = params.id ?? '';
        const match = matchVersion(headers['if-match'], await savedQueries.get(by.user, id));
        if (!match.ok) return match.error;
        const changed = await savedQueries.replace(by.user, id, match.value, body);
        return 'kind' in changed ? refusal(changed) : stored(200, changed);
      },
    }),
    route({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: 'Removes a saved query, whose own only or an administrator may; If-Match names the version',
      who,
      headers: ['If-Match'],
      answers: { 204: null, 403: null, 412: null, 428: null },
      async handle({ by, params, headers }) {
        const id = params.id ?? '';
        const match = matchVersion(headers['if-match'], await savedQueries.get(by.user, id));
        if (!match.ok) return match.error;
        const refused = await savedQueries.remove(by.user, id, match.value);
        return refused ? refusal(refused) : { status: 204 };
      },
    }),
    route({
      method: 'POST',
      path: `${path}/{id}/ran`,
      summary: 'Notes that a saved query was run just now',
      who,
      answers: { 200: savedQuerySchema },
      async handle({ by, params }) {
        const query = await savedQueries.ran(by.user, params.id ?? '');
        return query ? stored(200, query) : refusal({ kind: 'notFound' });
      },
    }),
  ];
}

function stored(status: number, query: SavedQuery, headers: Answer['headers'] = {}): Answer {
  return { status, body: query, headers: { ...headers, etag: versionTag(query.version) } };
}

function refusal(refused: SavedQueryRefusal): Answer {
  switch (refused.kind) {
    case 'notFound':
      return refuse(404, 'NOT_FOUND', 'there is none of this id');
    case 'notYours':
      return refuse(403, 'FORBIDDEN', 'it belongs to somebody else');
    case 'stale':
      return refuse(412, 'STALE_VERSION', 'it was changed meanwhile', {
        headers: { etag: versionTag(refused.version) },
      });
    case 'duplicateName':
      return refuse(409, 'CONFLICT', `there is one of this name already: ${refused.name}`, {
        problems: [{ field: 'name', rule: 'unique', value: refused.name }],
      });
    default:
      return assertNever(refused);
  }
}
