import type { Kysely } from 'kysely';
import type {
  ConfigurationBody,
  ConfigurationItem,
  ConfigurationName,
} from '../../shared/link/configuration.ts';
import { nameKeyOf } from './nameKey.ts';
import type { ConfiguredRow, Tables } from './schema.ts';

/** Every collection has the columns of `ConfiguredRow`, which is all that is read through this name. */
export function tableOf(name: ConfigurationName): 'procedures' {
  return name as 'procedures';
}

/** Reads one collection, or one item of it, in the order of the names. */
export async function readItems<Name extends ConfigurationName>(
  database: Kysely<Tables>,
  name: Name,
  id?: string,
): Promise<readonly ConfigurationItem<Name>[]> {
  const rows = await database
    .selectFrom(tableOf(name))
    .select(['id', 'version', 'name', 'nameKey', 'body'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('nameKey')
    .execute();
  return rows.map((row) => itemOf<Name>(row));
}

/** The columns that every collection has; a password is no part of what is kept. */
export function rowOf<Name extends ConfigurationName>(
  id: string,
  version: number,
  body: ConfigurationBody<Name>,
): ConfiguredRow {
  const {
    name,
    password: _password,
    ...rest
  } = body as ConfigurationBody<Name> & { readonly password?: string };
  return { id, version, name, nameKey: nameKeyOf(name), body: JSON.stringify(rest) };
}

/** The item that a row holds. */
export function itemOf<Name extends ConfigurationName>(row: ConfiguredRow): ConfigurationItem<Name> {
  const { id, version, name, body } = row;
  return { ...(JSON.parse(body) as object), id, version, name } as ConfigurationItem<Name>;
}
