import type { Database } from 'better-sqlite3';
import { siteAndPeople } from './migrations/0010-site-and-people.ts';
import { configuration } from './migrations/0020-configuration.ts';
import { events } from './migrations/0030-events.ts';
import { alarms } from './migrations/0040-alarms.ts';
import { journal } from './migrations/0050-journal.ts';
import { audienceChanges } from './migrations/0100-audience-changes.ts';
import { siteVersion } from './migrations/0110-site-version.ts';
import { files } from './migrations/0120-files.ts';
import { actions } from './migrations/0200-actions.ts';
import { search } from './migrations/0300-search.ts';
import { savedQueries } from './migrations/0310-saved-queries.ts';
import { retention } from './migrations/0320-retention.ts';
import { partnerActivity } from './migrations/0400-partner-activity.ts';
import { toldText } from './migrations/0410-told-text.ts';
import { sessionFamilies } from './migrations/0500-session-families.ts';
import { fewerPages } from './migrations/0510-fewer-pages.ts';
import { toldTextInGroups } from './migrations/0520-told-text-in-groups.ts';

/** One step of the database's form. Once it has landed it is never edited: a later one corrects it. */
export interface Migration {
  /** In tens, so that one may be put between two branches' steps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Why a file cannot be the site's database; the message is one line for whoever starts the server. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';
}

/** Marks the file as ours ("VALS"), so that no other program's database is ever changed. */
const applicationId = 0x56_41_4c_53;

const migrations: readonly Migration[] = [
  siteAndPeople,
  configuration,
  events,
  alarms,
  journal,
  audienceChanges,
  siteVersion,
  files,
  actions,
  search,
  savedQueries,
  retention,
  partnerActivity,
  toldText,
  sessionFamilies,
  fewerPages,
  toldTextInGroups,
];

/** Brings a database to the form that this program knows, in one transaction; refuses one that is newer or not ours. */
export function migrate(database: Database, now: () => Date): void {
  const foundId = database.pragma('application_id', { simple: true });
  const isEmpty =
    database.prepare("select 1 from sqlite_schema where name not like 'sqlite%'").get() === undefined;
  if (!isEmpty && foundId !== applicationId) {
    throw new DatabaseRefusal('the database belongs to another program');
  }
  database
    .transaction(() => {
      if (isEmpty) {
        database.pragma(`application_id = ${applicationId}`);
        database.exec(
          'create table migrations (number integer primary key, name text not null, at text not null) strict',
        );
      }
      applyMissing(database, now);
    })
    .immediate();
}

function applyMissing(database: Database, now: () => Date): void {
  const applied = new Set(database.prepare<[], number>('select number from migrations').pluck().all());
  const known = new Set(migrations.map(({ number }) => number));
  const strange = [...applied].filter((number) => !known.has(number));
  if (strange.length > 0) {
    throw new DatabaseRefusal(
      `the database is newer than this program: it has step ${Math.max(...strange)}, this program knows up to ${Math.max(...known)}`,
    );
  }
  const record = database.prepare('insert into migrations (number, name, at) values (?, ?, ?)');
  for (const { number, name, sql } of migrations) {
    if (!applied.has(number)) {
      database.exec(sql);
      record.run(number, name, now().toISOString());
    }
  }
}
