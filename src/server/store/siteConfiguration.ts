import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { SiteBody } from '../../shared/link/site.ts';
import { readItems } from './configurationItems.ts';
import type { Site, SiteConfiguration } from './contract.ts';
import type { Tables } from './schema.ts';

/** Reads who the site is. */
export async function readSite(database: Kysely<Tables>): Promise<Site> {
  return database
    .selectFrom('site')
    .select(['name', 'timeZone', 'tier', 'epoch', 'version', 'eventRetentionDays', 'alarmRetentionDays'])
    .executeTakeFirstOrThrow();
}

/** Gives a new database its site: named plainly until somebody names it, in the time zone of the machine it runs on. */
export async function ensureSite(transaction: Transaction<Tables>): Promise<void> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  await transaction
    .insertInto('site')
    .values({ one: 1, name: 'Valerus', timeZone, tier: 'enterprise', epoch: randomUUID() })
    .onConflict((conflict) => conflict.column('one').doNothing())
    .execute();
}

/** Changes the name, time zone or tier of the site. */
export async function changeSite(
  transaction: Transaction<Tables>,
  changed: Partial<SiteBody>,
): Promise<void> {
  if (Object.keys(changed).length > 0) {
    await transaction
      .updateTable('site')
      .set(({ eb }) => ({ ...changed, version: eb('version', '+', 1) }))
      .execute();
  }
}

/** Replaces the settings that were read as this version; `null` where they were changed meanwhile. */
export async function replaceSite(
  transaction: Transaction<Tables>,
  version: number,
  body: SiteBody,
): Promise<Site | null> {
  const { numUpdatedRows } = await transaction
    .updateTable('site')
    .set({ ...body, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 0n ? null : readSite(transaction);
}

/** Reads all that the engine needs to raise alarms, from one state of the database. */
export async function loadSiteConfiguration(database: Transaction<Tables>): Promise<SiteConfiguration> {
  const resources = await readItems(database, 'resources');
  const procedures = await readItems(database, 'procedures');
  const schedules = await readItems(database, 'schedules');
  return {
    site: await readSite(database),
    definitions: await readItems(database, 'definitions'),
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
    resources: new Map(
      resources.map(({ id, name, kind, video }) => [id, { id, name, kind, hasVideo: video !== null }]),
    ),
    resourceByExternalId: new Map(
      // A device's own id comes last: it wins over another device's external name.
      [
        ...resources.flatMap(({ id, externalIds }) =>
          externalIds.map((externalId) => [externalId, id] as const),
        ),
        ...resources.map(({ id }) => [id, id] as const),
      ],
    ),
    procedures: new Map(procedures.map((procedure) => [procedure.id, procedure])),
  };
}
