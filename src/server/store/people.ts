import { isRecipient, mayOperate } from '../../shared/domain/audience.ts';
import type { Connections } from './connections.ts';
import type { PeopleStore } from './contract.ts';
import { nameKeyOf } from './nameKey.ts';
import { readUsers } from './siteUsers.ts';

/** Users, roles and sessions over the database. */
export function peopleOver(connections: Connections, now: () => Date): PeopleStore {
  const { reader } = connections;
  return {
    credentials: async (name) => {
      const [found] = await readUsers(reader, { nameKey: nameKeyOf(name) });
      return found && found.passwordHash !== null
        ? { user: found.user, passwordHash: found.passwordHash }
        : null;
    },

    user: async (id) => (await readUsers(reader, { id }))[0]?.user ?? null,

    recipients: async (audience) =>
      (await readUsers(reader))
        .filter(({ user }) => isRecipient(audience, user) && mayOperate(audience, user))
        .map(({ user: { id, name } }) => ({ id, name })),

    receivers: async (audience) =>
      (await readUsers(reader))
        .filter(({ user }) => isRecipient(audience, user))
        .map(({ user }) => ({ id: user.id, name: user.name, mayOperate: mayOperate(audience, user) })),

    openSession: ({ tokenHash, user, device, expiresAt }) =>
      connections.write(async (transaction) => {
        const openedAt = now().toISOString();
        // The ones that ended are of no use to anybody any more.
        await transaction.deleteFrom('sessions').where('expiresAt', '<=', openedAt).execute();
        await transaction
          .insertInto('sessions')
          .values({ tokenHash, user, device, openedAt, expiresAt })
          .execute();
      }),

    session: async (tokenHash, at) => {
      const row = await reader
        .selectFrom('sessions')
        .select(['user', 'expiresAt'])
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', at)
        .executeTakeFirst();
      if (!row) {
        return null;
      }
      const [found] = await readUsers(reader, { id: row.user });
      return found ? { user: found.user, expiresAt: row.expiresAt } : null;
    },

    closeSession: (tokenHash) =>
      connections.write(async (transaction) => {
        await transaction.deleteFrom('sessions').where('tokenHash', '=', tokenHash).execute();
      }),

    closeSessionsOf: (user) =>
      connections.write(async (transaction) => {
        const openedUntil = now().toISOString();
        const open = await transaction
          .deleteFrom('sessions')
          .where('user', '=', user)
          .where('expiresAt', '>', openedUntil)
          .executeTakeFirst();
        return Number(open.numDeletedRows);
      }),

    reading: async (user) => {
      const known = await reader
        .selectFrom('reading')
        .select(['news', 'seen'])
        .where('user', '=', user)
        .executeTakeFirst();
      return known ?? (await startReading(connections, user));
    },

    partnerOf: async (tokenHash) => {
      const partner = await reader
        .selectFrom('partners')
        .select(['id', 'name'])
        .where('tokenHash', '=', tokenHash)
        .where('enabled', '=', 1)
        .executeTakeFirst();
      return partner ?? null;
    },
  };
}

/** Where a new user starts is kept at once: else what is raised before his first heartbeat would be no news to him. */
function startReading(
  connections: Connections,
  user: string,
): Promise<{ readonly news: number; readonly seen: number }> {
  return connections.write(async (transaction) => {
    const { head } = await transaction
      .selectFrom('journal')
      .select(({ fn }) => fn.max('position').as('head'))
      .executeTakeFirstOrThrow();
    const start = Number(head ?? 0);
    await transaction
      .insertInto('reading')
      .values({ user, news: start, seen: start })
      .onConflict((conflict) => conflict.column('user').doNothing())
      .execute();
    return transaction
      .selectFrom('reading')
      .select(['news', 'seen'])
      .where('user', '=', user)
      .executeTakeFirstOrThrow();
  });
}
