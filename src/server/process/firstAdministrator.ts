import { randomBytes } from 'node:crypto';
import { rights } from '../../shared/domain/audience.ts';
import { userBodySchema } from '../../shared/link/configuration.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import { StartRefusal } from './startRefusal.ts';

const administratorRole = 'administrators';

/**
 * Gives a site without users its first one, `admin`, who may do everything. The password is the given one, or a random one
 * that is told this once and kept nowhere.
 */
export async function ensureFirstAdministrator(
  configuration: ConfigurationStore,
  givenPassword: string | undefined,
  tell: ((line: string) => void) | undefined,
): Promise<void> {
  if ((await configuration.list('users')).length > 0) {
    return;
  }
  const password = givenPassword ?? randomBytes(12).toString('base64url');
  const body = { name: 'admin', enabled: true, roles: [administratorRole], password };
  if (!userBodySchema.safeParse(body).success) {
    throw new StartRefusal('the password of the first administrator needs 10 to 256 characters');
  }
  if (!(await configuration.get('roles', administratorRole))) {
    await configuration.create('roles', { name: 'Administrators', rights: [...rights] }, administratorRole);
  }
  await configuration.create('users', body, 'admin');
  if (givenPassword === undefined) {
    tell?.(`First start: sign in as "admin" with the password ${password} and change it.`);
  }
}
