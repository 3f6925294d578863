import { sql } from 'kysely';
import { isRecipient, mayOperate } from '../../shared/domain/audience.ts';
import type { Connections } from './connections.ts';
import type { PeopleStore } from './contract.ts';
import { nameKeyOf } from './nameKey.ts';
import { PreparedQuery, slot } from './preparedQuery.ts';
import { readUsers } from './siteUsers.ts';

/** Users, roles and sessions over the database. */
export function peopleOver(connections: Connections, now: () => Date): PeopleStore {
  const { reader, readingRunner } = connections;
  // Asked for every event that comes in.
  const partnerByToken = new PreparedQuery<
    { readonly tokenHash: string },
    { readonly id: string; readonly name: string }
  >(
    reader
      .selectFrom('partners')
      .select(['id', 'name'])
      .where('tokenHash', '=', slot<string>('tokenHash'))
      .where('enabled', '=', sql.lit(1)),
  );
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

    openSession: ({ tokenHash, user, device, expiresAt, renews }) =>
      connections.write(async (transaction) => {
        const openedAt = now().toISOString();
        // The ones that ended are of no use to anybody any more.
        await transaction.deleteFrom('sessions').where('expiresAt', '<=', openedAt).execute();
        const renewed =
          renews === undefined
            ? undefined
            : await transaction
                .selectFrom('sessions')
                .select(['family', 'authenticatedAt'])
                .where('tokenHash', '=', renews)
                .executeTakeFirst();
        const { family, authenticatedAt } = renewed ?? { family: tokenHash, authenticatedAt: openedAt };
        // Of a family live at most the token that is renewed, until its holder has the new one, and the new one.
        await transaction
          .deleteFrom('sessions')
          .where('family', '=', family)
          .where('tokenHash', '!=', renews ?? '')
          .execute();
        await transaction
          .insertInto('sessions')
          .values({ tokenHash, user, device, openedAt, expiresAt, family, authenticatedAt })
          .execute();
      }),

    session: async (tokenHash, at) => {
      const row = await reader
        .selectFrom('sessions')
        .select(['user', 'device', 'expiresAt', 'authenticatedAt'])
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', at)
        .executeTakeFirst();
      if (!row) {
        return null;
      }
      const [found] = await readUsers(reader, { id: row.user });
      return found ? { ...row, user: found.user } : null;
    },

    closeSession: (tokenHash) =>
      connections.write(async (transaction) => {
        const family = transaction.selectFrom('sessions').select('family').where('tokenHash', '=', tokenHash);
        const ended = await transaction
          .deleteFrom('sessions')
          .where('family', '=', family)
          .returning('tokenHash')
          .execute();
        return ended.map((session) => session.tokenHash);
      }),

    closeSessionsOf: (user) =>
      connections.write(async (transaction) => {
        const ended = await transaction
          .deleteFrom('sessions')
          .where('user', '=', user)
          .returning(['family', 'expiresAt'])
          .execute();
        const at = now().toISOString();
        // Tokens that go back to one sign-in are one session.
        return new Set(ended.filter(({ expiresAt }) => expiresAt > at).map(({ family }) => family)).size;
      }),

    reading: async (user) => {
      const known = await reader
        .selectFrom('reading')
        .select(['news', 'seen'])
        .where('user', '=', user)
        .executeTakeFirst();
      return known ?? (await startReading(connections, user));
    },

    partnerOf: async (tokenHash) => (await partnerByToken.first(readingRunner, { tokenHash })) ?? null,
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
