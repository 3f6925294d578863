import { z } from 'zod';
import { mailAnswerSchema, mailSettingsBodySchema, mailTestAnswerSchema, mailTestSchema } from './actions.ts';
import { alarmViewSchema } from './alarmView.ts';
import { backupSchema, backupsSchema } from './backup.ts';
import { demoClipsSchema } from './clips.ts';
import { configurationBodies, configurationItems } from './configuration.ts';
import { previewRequestSchema, previewSchema } from './definitionPreview.ts';
import { testEventAnswerSchema, testEventSchema } from './partners.ts';
import { recipientsPreviewSchema, recipientsQuerySchema, signedOutSchema } from './people.ts';
import { alarmHistorySchema, partnerTokenSchema, problemSchema } from './rest.ts';
import {
  eventDetailsSchema,
  savedQueryBodySchema,
  savedQuerySchema,
  searchChoicesSchema,
  searchPageSchema,
  searchQuerySchema,
  searchRequestSchema,
  timelineSchema,
} from './search.ts';
import { siteBodySchema, siteSchema } from './site.ts';

const id = z.string().min(1).max(100);
const version = z.int().positive();
const nothing = z.object({});

/**
 * One request to the site server's REST: `id` of the input goes into the path, `version` into `If-Match`, `body` is sent as
 * JSON. `output` is what a 2xx answers; `null` where it answers nothing.
 */
export interface SiteOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{id}` for what varies. */
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
}

const get = <Output extends z.ZodType>(path: string, output: Output) => ({
  method: 'GET' as const,
  path,
  input: nothing,
  output,
});
const getOne = <Output extends z.ZodType>(path: string, output: Output) => ({
  method: 'GET' as const,
  path,
  input: z.object({ id }),
  output,
});
const post = <Body extends z.ZodType, Output extends z.ZodType>(
  path: string,
  body: Body,
  output: Output,
) => ({
  method: 'POST' as const,
  path,
  input: z.object({ body }),
  output,
});
const postOne = <Output extends z.ZodType>(path: string, output: Output) => ({
  method: 'POST' as const,
  path,
  input: z.object({ id }),
  output,
});
const put = <Body extends z.ZodType, Output extends z.ZodType>(path: string, body: Body, output: Output) => ({
  method: 'PUT' as const,
  path,
  input: z.object({ version, body }),
  output,
});
const putOne = <Body extends z.ZodType, Output extends z.ZodType>(
  path: string,
  body: Body,
  output: Output,
) => ({ method: 'PUT' as const, path, input: z.object({ id, version, body }), output });
const remove = (path: string) => ({
  method: 'DELETE' as const,
  path,
  input: z.object({ id, version }),
  output: z.null(),
});
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item).readonly() });

/** What the workstation asks of the site server beside the link: one entry for each request, by which everything else is typed. */
export const siteOperations = {
  'procedures.list': get('/api/v1/procedures', listOf(configurationItems.procedures)),
  'procedures.read': getOne('/api/v1/procedures/{id}', configurationItems.procedures),
  'procedures.create': post(
    '/api/v1/procedures',
    configurationBodies.procedures,
    configurationItems.procedures,
  ),
  'procedures.replace': putOne(
    '/api/v1/procedures/{id}',
    configurationBodies.procedures,
    configurationItems.procedures,
  ),
  'procedures.remove': remove('/api/v1/procedures/{id}'),

  'definitions.list': get('/api/v1/definitions', listOf(configurationItems.definitions)),
  'definitions.read': getOne('/api/v1/definitions/{id}', configurationItems.definitions),
  'definitions.create': post(
    '/api/v1/definitions',
    configurationBodies.definitions,
    configurationItems.definitions,
  ),
  'definitions.replace': putOne(
    '/api/v1/definitions/{id}',
    configurationBodies.definitions,
    configurationItems.definitions,
  ),
  'definitions.remove': remove('/api/v1/definitions/{id}'),
  'definitions.preview': post('/api/v1/definitions/preview', previewRequestSchema, previewSchema),

  'schedules.list': get('/api/v1/schedules', listOf(configurationItems.schedules)),
  'schedules.read': getOne('/api/v1/schedules/{id}', configurationItems.schedules),
  'schedules.create': post('/api/v1/schedules', configurationBodies.schedules, configurationItems.schedules),
  'schedules.replace': putOne(
    '/api/v1/schedules/{id}',
    configurationBodies.schedules,
    configurationItems.schedules,
  ),
  'schedules.remove': remove('/api/v1/schedules/{id}'),

  'resources.list': get('/api/v1/resources', listOf(configurationItems.resources)),
  'resources.read': getOne('/api/v1/resources/{id}', configurationItems.resources),
  'resources.create': post('/api/v1/resources', configurationBodies.resources, configurationItems.resources),
  'resources.replace': putOne(
    '/api/v1/resources/{id}',
    configurationBodies.resources,
    configurationItems.resources,
  ),
  'resources.remove': remove('/api/v1/resources/{id}'),
  'demoClips.list': get('/api/v1/demo-clips', demoClipsSchema),

  'partners.list': get('/api/v1/partners', listOf(configurationItems.partners)),
  'partners.read': getOne('/api/v1/partners/{id}', configurationItems.partners),
  'partners.create': post('/api/v1/partners', configurationBodies.partners, configurationItems.partners),
  'partners.replace': putOne(
    '/api/v1/partners/{id}',
    configurationBodies.partners,
    configurationItems.partners,
  ),
  'partners.remove': remove('/api/v1/partners/{id}'),
  'partners.issueToken': postOne('/api/v1/partners/{id}/token', partnerTokenSchema),
  'partners.testEvent': {
    method: 'POST' as const,
    path: '/api/v1/partners/{id}/test-event',
    input: z.object({ id, body: testEventSchema }),
    output: testEventAnswerSchema,
  },

  'roles.list': get('/api/v1/roles', listOf(configurationItems.roles)),
  'roles.read': getOne('/api/v1/roles/{id}', configurationItems.roles),
  'roles.create': post('/api/v1/roles', configurationBodies.roles, configurationItems.roles),
  'roles.replace': putOne('/api/v1/roles/{id}', configurationBodies.roles, configurationItems.roles),
  'roles.remove': remove('/api/v1/roles/{id}'),

  'users.list': get('/api/v1/users', listOf(configurationItems.users)),
  'users.read': getOne('/api/v1/users/{id}', configurationItems.users),
  'users.create': post('/api/v1/users', configurationBodies.users, configurationItems.users),
  'users.replace': putOne('/api/v1/users/{id}', configurationBodies.users, configurationItems.users),
  'users.remove': remove('/api/v1/users/{id}'),
  'users.signOut': postOne('/api/v1/users/{id}/sign-out', signedOutSchema),
  'recipients.preview': post('/api/v1/recipients/preview', recipientsQuerySchema, recipientsPreviewSchema),

  'site.read': get('/api/v1/site', siteSchema),
  'site.replace': put('/api/v1/site', siteBodySchema, siteSchema),
  'backups.list': get('/api/v1/backups', backupsSchema),
  'backups.create': { method: 'POST' as const, path: '/api/v1/backup', input: nothing, output: backupSchema },
  'backups.remove': {
    method: 'DELETE' as const,
    path: '/api/v1/backups/{id}',
    input: z.object({ id }),
    output: z.null(),
  },
  'mail.read': get('/api/v1/mail', mailAnswerSchema),
  'mail.replace': {
    method: 'PUT' as const,
    path: '/api/v1/mail',
    input: z.object({ body: mailSettingsBodySchema }),
    output: mailAnswerSchema,
  },
  'mail.test': post('/api/v1/mail/test', mailTestSchema, mailTestAnswerSchema),

  'search.run': post('/api/v1/search', searchRequestSchema, searchPageSchema),
  'search.timeline': post('/api/v1/search/timeline', searchQuerySchema, timelineSchema),
  'search.choices': get('/api/v1/search/choices', searchChoicesSchema),
  'queries.list': get('/api/v1/queries', listOf(savedQuerySchema)),
  'queries.create': post('/api/v1/queries', savedQueryBodySchema, savedQuerySchema),
  'queries.replace': putOne('/api/v1/queries/{id}', savedQueryBodySchema, savedQuerySchema),
  'queries.remove': remove('/api/v1/queries/{id}'),
  'queries.ran': postOne('/api/v1/queries/{id}/ran', savedQuerySchema),
  'events.read': getOne('/api/v1/events/{id}', eventDetailsSchema),
  'alarms.read': getOne('/api/v1/alarms/{id}', alarmViewSchema),
  'alarms.history': getOne('/api/v1/alarms/{id}/history', alarmHistorySchema),
} as const satisfies Readonly<Record<string, SiteOperation>>;

/** All operations, typed one by one. */
export type SiteOperations = typeof siteOperations;
/** The name of an operation. */
export type SiteOperationName = keyof SiteOperations;
/** What an operation is given. */
export type SiteInput<Name extends SiteOperationName> = z.input<SiteOperations[Name]['input']>;
/** What an operation answers when the server did it. */
export type SiteOutput<Name extends SiteOperationName> = z.output<SiteOperations[Name]['output']>;

/** What became of an operation that reached the server: done, or refused with the reason and the fields that it is about. */
export type SiteAnswer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly problem: z.infer<typeof problemSchema> };

/** The schema of `SiteAnswer`. */
export const siteAnswerSchema = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), value }),
    z.object({ kind: z.literal('refused'), problem: problemSchema }),
  ]);
