import { type Kysely, sql } from 'kysely';
import { maySee, type Viewer } from '../../../shared/domain/audience.ts';
import { eventUnder } from '../../../shared/domain/tier.ts';
import type {
  EventDetails,
  SearchChoices,
  SearchPage,
  SearchQuery,
  SearchRequest,
  Timeline,
} from '../../../shared/link/search.ts';
import { readItems } from '../configurationItems.ts';
import type { Connections } from '../connections.ts';
import type { Tables } from '../schema.ts';
import { readSite } from '../siteConfiguration.ts';
import { readFoundAlarms, readFoundEvents, withoutDetails } from './foundRows.ts';
import { Pace } from './pace.ts';
import { countOverTime, countTotal } from './searchCount.ts';
import { readSearchKey, type SearchKey, writeSearchKey } from './searchKey.ts';
import { scopeOf } from './searchScope.ts';
import { walk } from './searchWalk.ts';
import { type AlarmSeries, SeriesBook } from './seriesBook.ts';
import type { ToldTextWriting } from './toldTextWriting.ts';

/** Searches in alarms and events. Each takes the viewer and finds, counts and names only what he may see (R-H07). */
export interface Searches {
  /** One page; `null` where `after` is no key of a page. */
  page(request: SearchRequest, viewer: Viewer): Promise<SearchPage | null>;
  /** How many over time. */
  timeline(query: SearchQuery, viewer: Viewer): Promise<Timeline>;
  /** One event, or `null` where there is none or the viewer may not see it. */
  event(id: string, viewer: Viewer): Promise<EventDetails | null>;
  /** What the viewer can choose from when he makes a query. */
  choices(viewer: Viewer): Promise<SearchChoices>;
}

/** Searches over the database. */
export function searchesOver({ reader }: Connections, toldText: ToldTextWriting, now: () => Date): Searches {
  const book = new SeriesBook(reader);
  const pace = new Pace();
  /** A text must not miss what is on disk: rows that full text does not know yet come first. */
  const tellText = async ({ text = '' }: SearchQuery): Promise<void> => {
    if (text !== '') await toldText.catchUp();
  };
  return {
    page: async (request, viewer) => {
      const after = request.after === undefined ? null : readSearchKey(request.after);
      await tellText(request);
      return request.after !== undefined && after === null
        ? null
        : readPage({ database: reader, book, pace, now: now() }, request, after, viewer);
    },

    timeline: async (query, viewer) => {
      await tellText(query);
      const { tier, timeZone } = await readSite(reader);
      const scope = await scopeOf(reader, book, query, viewer, { now: now(), tier, pace, after: null });
      return countOverTime(reader, scope, { timeZone, now: now(), pace });
    },

    event: async (id, viewer) => {
      const seen = new Set((await book.eventsSeenBy(viewer)).map((series) => series.id));
      const row = await reader
        .selectFrom('events')
        .select([sql<number>`rowid`.as('tie'), 'serverAt as at', 'series'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row || !seen.has(row.series)) {
        return null;
      }
      const alarmSeries = idsOf(await book.alarmsSeenBy(viewer));
      const [event] = await readFoundEvents(reader, [row], alarmSeries);
      return event ? eventUnder(event, (await readSite(reader)).tier) : null;
    },

    choices: (viewer) => readChoices(reader, book, viewer),
  };
}

interface Reading {
  readonly database: Kysely<Tables>;
  readonly book: SeriesBook;
  readonly pace: Pace;
  readonly now: Date;
}

async function readPage(
  { database, book, pace, now }: Reading,
  request: SearchRequest,
  after: SearchKey | null,
  viewer: Viewer,
): Promise<SearchPage> {
  await pace.next();
  const { tier } = await readSite(database);
  const scope = await scopeOf(database, book, request, viewer, { now, tier, pace, after });
  const { found, next } = await walk(database, scope, { limit: request.limit, after, pace });
  const end = {
    next: next && writeSearchKey(next),
    total: after === null ? await countTotal(database, scope) : null,
  };
  if (request.in === 'alarms') {
    return { in: 'alarms', items: await readFoundAlarms(database, found), ...end };
  }
  const events = await readFoundEvents(database, found, idsOf(await book.alarmsSeenBy(viewer)));
  return { in: 'events', items: events.map((event) => eventUnder(withoutDetails(event), tier)), ...end };
}

async function readChoices(
  database: Kysely<Tables>,
  book: SeriesBook,
  viewer: Viewer,
): Promise<SearchChoices> {
  const alarms = await book.alarmsSeenBy(viewer);
  const events = await book.eventsSeenBy(viewer);
  // A definition is called as it is called now; one that is gone as its last alarm was.
  const names = new Map(alarms.map(({ definition, name }) => [definition, name]));
  for (const { id, name, recipients } of await readItems(database, 'definitions')) {
    if (names.has(id) || maySee(recipients, viewer)) {
      names.set(id, name);
    }
  }
  const seen = new Set(events.map(({ resource }) => resource));
  const resources = (await readItems(database, 'resources')).filter(({ id }) => seen.has(id));
  return {
    definitions: [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name)),
    eventTypes: [...new Set(events.map(({ kind }) => kind))].sort(),
    resources: resources.map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

function idsOf(series: readonly AlarmSeries[]): ReadonlySet<number> {
  return new Set(series.map(({ id }) => id));
}
