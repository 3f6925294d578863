import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';

type User = ConfigurationShown<'users'>;

/** The users who have a role; none as long as they are not known. */
export function membersOf(users: readonly User[] | null, role: string): readonly User[] {
  return (users ?? []).filter(({ roles }) => roles.includes(role));
}
