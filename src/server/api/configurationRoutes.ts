import { z } from 'zod';
import type { UserReference } from '../../shared/domain/alarm.ts';
import type { Right } from '../../shared/domain/audience.ts';
import {
  type ConfigurationBody,
  type ConfigurationItem,
  type ConfigurationName,
  configurationBodies,
  configurationItems,
} from '../../shared/link/configuration.ts';
import type { Authenticated } from '../session/sessions.ts';
import type { ConfigurationRefusal, ConfigurationStore } from '../store/contract.ts';
import { configurationRefusal } from './configurationRefusal.ts';
import { matchVersion, versionTag } from './entityTag.ts';
import { type Answer, type Route, refuse, route } from './route.ts';
import { shownItems } from './shownItems.ts';

/** What the addresses of the configuration work with. */
export interface ConfigurationParts {
  readonly configuration: ConfigurationStore;
  /** After a change of what raises alarms. */
  readonly onConfigurationChanged: (by: UserReference) => Promise<void>;
  /** After a change of people and their rights; whoever lost something has lost it when this resolves. */
  readonly onPeopleChanged: () => Promise<void>;
  /** Answers why a change of people must not be: it would leave nobody who can undo it. */
  readonly lockOut: (change: PeopleChange) => Promise<string | null>;
}

/** A change of a user or a role before it is made; `body` is `null` where it is removed. */
export interface PeopleChange {
  readonly name: 'users' | 'roles';
  readonly id: string;
  readonly body: ConfigurationBody<'users'> | ConfigurationBody<'roles'> | null;
}

const names = Object.keys(configurationBodies) as ConfigurationName[];

/** CRUD of every collection of the configuration, with rights and versions (If-Match) checked. */
export function configurationRoutes(parts: ConfigurationParts): Route[] {
  // Changes of people are judged against what is there ("is this the last administrator?"), so they come one by one.
  const oneByOne = sequence();
  return names.flatMap((name) => collectionRoutes(name, parts, oneByOne));
}

function collectionRoutes<Name extends ConfigurationName>(
  name: Name,
  parts: ConfigurationParts,
  oneByOne: Sequence,
): Route[] {
  const { configuration } = parts;
  const isPeople = name === 'users' || name === 'roles';
  const bodySchema = configurationBodies[name] as unknown as z.ZodType<ConfigurationBody<Name>>;
  const itemSchema = configurationItems[name];
  const reads: readonly Right[] = isPeople
    ? ['configuration.read', 'people.write']
    : ['configuration.read', 'configuration.write'];
  const writes: readonly Right[] = [isPeople ? 'people.write' : 'configuration.write'];
  const path = `/api/v1/${name}`;
  const changed = isPeople ? parts.onPeopleChanged : parts.onConfigurationChanged;
  const change = ({ user }: Authenticated, work: () => Promise<Answer>): Promise<Answer> =>
    oneByOne(async () => {
      const answer = await work();
      if (answer.status < 300) await changed(user);
      return answer;
    });
  const shown = async (
    status: number,
    item: ConfigurationItem<Name>,
    headers: Answer['headers'] = {},
  ): Promise<Answer> => {
    const [body] = await shownItems(configuration, name, [item]);
    return { status, body, headers: { ...headers, etag: versionTag(item.version) } };
  };
  const current = async (id: string): Promise<ConfigurationItem<Name> | null> => configuration.get(name, id);

  return [
    route({
      method: 'GET',
      path,
      summary: `All ${name}, by name`,
      who: { kind: 'user', rights: reads },
      answers: { 200: z.object({ items: z.array(itemSchema) }) },
      handle: async () => ({
        status: 200,
        body: { items: await shownItems(configuration, name, await configuration.list(name)) },
      }),
    }),
    route({
      method: 'GET',
      path: `${path}/{id}`,
      summary: `One of the ${name}, with its version as ETag`,
      who: { kind: 'user', rights: reads },
      answers: { 200: itemSchema },
      async handle({ params }) {
        const item = await current(params.id ?? '');
        return item ? shown(200, item) : configurationRefusal({ kind: 'notFound' });
      },
    }),
    route({
      method: 'POST',
      path,
      summary: `Adds to the ${name}`,
      who: { kind: 'user', rights: writes },
      body: bodySchema,
      answers: { 201: itemSchema, 409: null },
      handle: ({ by, body }) =>
        change(by, async () => {
          const result = await configuration.create(name, body);
          if (isRefusal(result)) return configurationRefusal(result);
          return shown(201, result, { location: `${path}/${encodeURIComponent(result.id)}` });
        }),
    }),
    route({
      method: 'PUT',
      path: `${path}/{id}`,
      summary: `Replaces one of the ${name}; If-Match names the version that it is based on`,
      who: { kind: 'user', rights: writes },
      headers: ['If-Match'],
      body: bodySchema,
      answers: { 200: itemSchema, 409: null, 412: null, 428: null },
      handle: ({ by, params, body, headers }) =>
        change(by, async () => {
          const id = params.id ?? '';
          const match = matchVersion(headers['if-match'], await current(id));
          if (!match.ok) return match.error;
          const locked = isPeople ? await parts.lockOut({ name, id, body: body as never }) : null;
          if (locked !== null) return refuse(409, 'IN_USE', locked);
          const result = await configuration.replace(name, id, match.value, body);
          return isRefusal(result) ? configurationRefusal(result) : shown(200, result);
        }),
    }),
    route({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Removes one of the ${name}; refused while it is in use, naming by what`,
      who: { kind: 'user', rights: writes },
      headers: ['If-Match'],
      answers: { 204: null, 409: null, 412: null, 428: null },
      handle: ({ by, params, headers }) =>
        change(by, async () => {
          const id = params.id ?? '';
          const match = matchVersion(headers['if-match'], await current(id));
          if (!match.ok) return match.error;
          const locked = isPeople ? await parts.lockOut({ name, id, body: null }) : null;
          if (locked !== null) return refuse(409, 'IN_USE', locked);
          const result = await configuration.remove(name, id, match.value);
          return result ? configurationRefusal(result) : { status: 204 };
        }),
    }),
  ];
}

function isRefusal<Stored extends object>(
  result: Stored | ConfigurationRefusal,
): result is ConfigurationRefusal {
  // What is stored has a version and no kind of refusal; a resource's `kind` is the kind of device.
  return !('version' in result && 'id' in result);
}

type Sequence = <Value>(work: () => Promise<Value>) => Promise<Value>;

function sequence(): Sequence {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => null);
    return turn;
  };
}
