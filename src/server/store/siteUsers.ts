import type { Kysely, Selectable } from 'kysely';
import type { Right } from '../../shared/domain/audience.ts';
import type { SiteUser } from '../engine/contract.ts';
import type { Tables } from './schema.ts';

/** A user as stored with all that the rules need of him. */
export interface StoredUser {
  readonly user: SiteUser;
  readonly passwordHash: string | null;
}

/** Reads enabled users with their roles and the rights that these give, in the order of their names. */
export async function readUsers(
  database: Kysely<Tables>,
  wanted: { readonly id?: string; readonly nameKey?: string } = {},
): Promise<readonly StoredUser[]> {
  const rows = await database
    .selectFrom('users')
    .leftJoin('userRoles', 'userRoles.user', 'users.id')
    .leftJoin('roles', 'roles.id', 'userRoles.role')
    .select(['users.id', 'users.name', 'users.passwordHash', 'roles.id as role', 'roles.body as roleBody'])
    .where('users.enabled', '=', 1)
    .$if(wanted.id !== undefined, (query) => query.where('users.id', '=', wanted.id ?? ''))
    .$if(wanted.nameKey !== undefined, (query) => query.where('users.nameKey', '=', wanted.nameKey ?? ''))
    .orderBy('users.nameKey')
    .orderBy('roles.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(assemble);
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly role: string | null;
  readonly roleBody: Selectable<Tables['roles']>['body'] | null;
}

function assemble(rows: readonly UserRow[]): readonly StoredUser[] {
  const [first] = rows;
  if (!first) {
    return [];
  }
  const roles = rows.flatMap(({ role }) => role ?? []);
  const rights = new Set(rows.flatMap(({ roleBody }) => (roleBody === null ? [] : rightsOf(roleBody))));
  return [
    {
      user: { id: first.id, name: first.name, roles, rights: [...rights] },
      passwordHash: first.passwordHash,
    },
  ];
}

function rightsOf(roleBody: string): readonly Right[] {
  const { rights } = JSON.parse(roleBody) as { readonly rights: readonly Right[] };
  return rights;
}
