import type { Transaction } from 'kysely';
import type { ConfigurationBody, ConfigurationName } from '../../shared/link/configuration.ts';
import { tableOf } from './configurationItems.ts';
import type { ConfiguredRow, Tables } from './schema.ts';

/** Writes an item with what its collection keeps in columns and tables of its own because SQL looks for it. */
export async function saveParticulars<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  row: ConfiguredRow,
  body: ConfigurationBody<Name>,
  passwordHash: string | undefined,
): Promise<void> {
  switch (name) {
    case 'users':
      return saveUser(transaction, row, body as ConfigurationBody<'users'>, passwordHash);
    case 'partners':
      return savePartner(transaction, row, body as ConfigurationBody<'partners'>);
    case 'resources':
      await saveRow(transaction, name, row);
      return saveExternalIds(transaction, row.id, (body as ConfigurationBody<'resources'>).externalIds);
    default:
      return saveRow(transaction, name, row);
  }
}

async function saveRow(
  transaction: Transaction<Tables>,
  name: ConfigurationName,
  row: ConfiguredRow,
): Promise<void> {
  const { id: _id, ...changed } = row;
  await transaction
    .insertInto(tableOf(name))
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

async function saveUser(
  transaction: Transaction<Tables>,
  row: ConfiguredRow,
  { enabled, roles }: ConfigurationBody<'users'>,
  passwordHash: string | undefined,
): Promise<void> {
  const { id, ...changed } = row;
  const flag = enabled ? 1 : 0;
  await transaction
    .insertInto('users')
    .values({ ...row, enabled: flag, passwordHash: passwordHash ?? null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...changed, enabled: flag, ...(passwordHash !== undefined && { passwordHash }) }),
    )
    .execute();
  await transaction.deleteFrom('userRoles').where('user', '=', id).execute();
  if (roles.length > 0) {
    const rows = [...new Set(roles)].map((role) => ({ user: id, role }));
    await transaction.insertInto('userRoles').values(rows).execute();
  }
  if (passwordHash !== undefined || !enabled) {
    // Whoever knew the old password is out.
    await transaction.deleteFrom('sessions').where('user', '=', id).execute();
  }
}

async function savePartner(
  transaction: Transaction<Tables>,
  row: ConfiguredRow,
  { enabled }: ConfigurationBody<'partners'>,
): Promise<void> {
  const { id: _id, ...changed } = row;
  const flag = enabled ? 1 : 0;
  await transaction
    .insertInto('partners')
    .values({ ...row, enabled: flag, tokenHash: null, lastEventAt: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...changed, enabled: flag }))
    .execute();
}

async function saveExternalIds(
  transaction: Transaction<Tables>,
  resource: string,
  externalIds: readonly string[],
): Promise<void> {
  await transaction.deleteFrom('resourceExternalIds').where('resource', '=', resource).execute();
  if (externalIds.length > 0) {
    const rows = [...new Set(externalIds)].map((externalId) => ({ externalId, resource }));
    await transaction.insertInto('resourceExternalIds').values(rows).execute();
  }
}
