import type { ConfigurationBody } from '../../shared/link/configuration.ts';
import type { ConfigurationStore } from '../store/contract.ts';
import type { PeopleChange } from './configurationRoutes.ts';

/** Answers why a change of people must not be made: nobody who may change people would be left. */
export async function lockOut(
  configuration: ConfigurationStore,
  change: PeopleChange,
): Promise<string | null> {
  const [users, roles] = await Promise.all([configuration.list('users'), configuration.list('roles')]);
  const administering = new Set(
    after(roles, change, 'roles')
      .filter((role) => role.rights.includes('people.write'))
      .map(({ id }) => id),
  );
  const somebody = after(users, change, 'users').some(
    (user) => user.enabled && user.roles.some((role) => administering.has(role)),
  );
  return somebody ? null : 'nobody would be left who may change users and roles';
}

type Shown<Name extends PeopleChange['name']> = Omit<ConfigurationBody<Name>, 'password'> & {
  readonly id: string;
};

function after<Name extends PeopleChange['name']>(
  items: readonly Shown<Name>[],
  change: PeopleChange,
  name: Name,
): readonly Shown<Name>[] {
  if (change.name !== name) return items;
  const others = items.filter(({ id }) => id !== change.id);
  return change.body === null
    ? others
    : [...others, { ...(change.body as ConfigurationBody<Name>), id: change.id }];
}
