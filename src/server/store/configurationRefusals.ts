import type { Transaction } from 'kysely';
import type { ConfigurationBody, ConfigurationName } from '../../shared/link/configuration.ts';
import { readItems, tableOf } from './configurationItems.ts';
import { type Reference, referencesOfDefinition, referencesOfUser } from './configurationReferences.ts';
import type { ConfigurationRefusal } from './contract.ts';
import { nameKeyOf } from './nameKey.ts';
import type { Tables } from './schema.ts';

/** The schedule that a definition has when it names none: it stays. */
const defaultSchedule = 'always';

/** Answers the name that another item of the collection has already: its own, or the one by which events call a device. */
export async function findClash<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  id: string,
  body: ConfigurationBody<Name>,
): Promise<ConfigurationRefusal | null> {
  const twin = await transaction
    .selectFrom(tableOf(name))
    .select('name')
    .where('nameKey', '=', nameKeyOf(body.name))
    .where('id', '!=', id)
    .executeTakeFirst();
  if (twin) {
    return { kind: 'duplicateName', field: 'name', name: twin.name };
  }
  const externalIds = 'externalIds' in body ? body.externalIds : [];
  if (externalIds.length === 0) {
    return null;
  }
  const taken = await transaction
    .selectFrom('resourceExternalIds')
    .select('externalId')
    .where('externalId', 'in', externalIds)
    .where('resource', '!=', id)
    .executeTakeFirst();
  return taken ? { kind: 'duplicateName', field: 'externalIds', name: taken.externalId } : null;
}

/** Answers the first thing that the body names and that does not exist. */
export async function findUnknownReference<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  body: ConfigurationBody<Name>,
): Promise<ConfigurationRefusal | null> {
  for (const { field, collection, id } of referencesOf(name, body)) {
    const [found] = await readItems(transaction, collection, id);
    if (!found) {
      return { kind: 'unknownReference', field, id };
    }
  }
  return null;
}

/** Answers the names of what uses an item, so that whoever wants to remove it knows where to look (R-C01). */
export async function findUsers(
  transaction: Transaction<Tables>,
  name: ConfigurationName,
  id: string,
): Promise<readonly string[]> {
  const names = (reference: Reference) => reference.collection === name && reference.id === id;
  const definitions = (await readItems(transaction, 'definitions')).filter((definition) =>
    referencesOfDefinition(definition).some(names),
  );
  const users = (await readItems(transaction, 'users')).filter((user) => referencesOfUser(user).some(names));
  const used = [...definitions, ...users].map((item) => item.name);
  return name === 'schedules' && id === defaultSchedule ? ['every new definition', ...used] : used;
}

function referencesOf<Name extends ConfigurationName>(
  name: Name,
  body: ConfigurationBody<Name>,
): readonly Reference[] {
  switch (name) {
    case 'definitions':
      return referencesOfDefinition(body as ConfigurationBody<'definitions'>);
    case 'users':
      return referencesOfUser(body as ConfigurationBody<'users'>);
    default:
      return [];
  }
}
