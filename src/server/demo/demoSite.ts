import type { ConfigurationBody, ConfigurationName } from '../../shared/link/configuration.ts';
import { StartRefusal } from '../process/startRefusal.ts';
import { tokenHash } from '../session/tokens.ts';
import type { ConfigurationStore, NewItem, PeopleStore } from '../store/contract.ts';
import { isPassword } from '../store/passwords.ts';
import { demoDefinitions, demoSchedules } from './demoDefinitions.ts';
import { demoDevices } from './demoDevices.ts';
import { demoPartner, demoPassword, demoRoleBodies, demoToken, demoUsers } from './demoPeople.ts';
import { demoProcedures } from './demoProcedures.ts';

/**
 * Makes an empty database the demo site, once: what is changed or removed in it later stays so. Throws a `StartRefusal` for a
 * database that is somebody's own site.
 */
export async function ensureDemoSite(configuration: ConfigurationStore): Promise<void> {
  const users = await configuration.list('users');
  if (users.length > 0 && !(await configuration.get('partners', demoPartner))) {
    throw new StartRefusal(
      'the data folder holds a site of your own: start without --demo, or with another --data',
    );
  }
  // The administrator is made last: where none but other demo users are there, the making was cut short and goes on here.
  const accounts = demoUsers.map(({ name, role }): readonly [string, ConfigurationBody<'users'>] => [
    name,
    { name, enabled: true, roles: [role], password: demoPassword },
  ]);
  const isUnfinished = users.every(({ id }) => accounts.slice(0, -1).some(([name]) => name === id));
  if (!isUnfinished) {
    return;
  }
  await configuration.changeSite({
    name: 'Terminal Puerto Norte',
    timeZone: 'Europe/Madrid',
    tier: 'enterprise',
  });
  const partner = { name: 'Integración de demostración', type: null, enabled: true };
  await configuration.createMissing([
    ...itemsOf('roles', demoRoleBodies),
    ...itemsOf('resources', demoDevices),
    ...itemsOf('procedures', demoProcedures),
    ...itemsOf('schedules', demoSchedules),
    ...itemsOf('partners', [[demoPartner, partner]]),
    ...itemsOf('definitions', demoDefinitions),
  ]);
  await configuration.issuePartnerToken(demoPartner, demoToken);
  await configuration.createMissing(itemsOf('users', accounts));
}

/** Answers whether anybody who knows the public password or token could come in. */
export async function hasDemoAccounts(people: PeopleStore): Promise<boolean> {
  if (await people.partnerOf(tokenHash(demoToken))) {
    return true;
  }
  for (const { name } of demoUsers) {
    const credentials = await people.credentials(name);
    if (credentials && (await isPassword(demoPassword, credentials.passwordHash))) {
      return true;
    }
  }
  return false;
}

function itemsOf<Name extends ConfigurationName>(
  name: Name,
  bodies: readonly (readonly [id: string, body: ConfigurationBody<Name>])[],
): readonly NewItem[] {
  return bodies.map(([id, body]) => ({ name, id, body }) as NewItem);
}
