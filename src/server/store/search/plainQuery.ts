import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/**
 * Runs SQL that stands here as text. A search may be one query of some hundred parts, for which Kysely would need longer than
 * SQLite. Values are parameters, always.
 */
export async function runPlain<Row>(
  database: Kysely<Tables>,
  text: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await database.executeQuery(CompiledQuery.raw(text, [...parameters]));
  return rows as readonly Row[];
}
