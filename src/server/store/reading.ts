import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Moves a user's places in the journal forward, never back and never beyond its head. */
export async function advanceReading(
  database: Kysely<Tables>,
  user: string,
  { news, seen }: { readonly news?: number; readonly seen?: number },
  head: number,
): Promise<void> {
  const known = await database
    .selectFrom('reading')
    .select(['news', 'seen'])
    .where('user', '=', user)
    .executeTakeFirst();
  const before = known ?? { news: 0, seen: 0 };
  const after = {
    news: Math.max(before.news, Math.min(news ?? 0, head)),
    seen: Math.max(before.seen, Math.min(seen ?? 0, head)),
  };
  await database
    .insertInto('reading')
    .values({ user, ...after })
    .onConflict((conflict) => conflict.column('user').doUpdateSet(after))
    .execute();
}
