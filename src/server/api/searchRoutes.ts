import type { Logger } from 'pino';
import {
  eventDetailsSchema,
  type FoundAlarm,
  type FoundEvent,
  type SearchRequest,
  searchChoicesSchema,
  searchPageSchema,
  searchQuerySchema,
  searchRequestSchema,
  timelineSchema,
} from '../../shared/link/search.ts';
import type { Authenticated } from '../session/sessions.ts';
import type { ConfigurationStore, PeopleStore } from '../store/contract.ts';
import type { Searches } from '../store/search/searches.ts';
import { csvStream } from './csv.ts';
import { type Answer, type Route, refuse, route } from './route.ts';
import { alarmCsvColumns, eventCsvColumns } from './searchCsv.ts';

/** What the addresses of searches work with. */
export interface SearchParts {
  readonly searches: Searches;
  readonly configuration: ConfigurationStore;
  readonly people: PeopleStore;
  readonly logger: Pick<Logger, 'warn'>;
  readonly now: () => Date;
}

const who = { kind: 'user', rights: ['search.run'] } as const;

/** Rows that an export reads at once. */
const exportRows = 500;

/** Addresses of searches; each finds only what the user may see (R-H07). */
export function searchRoutes(parts: SearchParts): Route[] {
  const { searches } = parts;
  return [
    route({
      method: 'POST',
      path: '/api/v1/search',
      summary: 'Alarms or events that were found, by pages; with Accept: text/csv all of them as a file',
      who,
      headers: ['Accept'],
      body: searchRequestSchema,
      answers: { 200: searchPageSchema },
      async handle({ by, body, headers }) {
        if (isCsvWanted(headers.accept)) return exportCsv(parts, body, by);
        const page = await searches.page(body, by.user);
        return page ? { status: 200, body: page } : badKey(body.after);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/search/timeline',
      summary: "How many alarms or events were found, over the site's time",
      who,
      body: searchQuerySchema,
      answers: { 200: timelineSchema },
      handle: async ({ by, body }) => ({ status: 200, body: await searches.timeline(body, by.user) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/search/choices',
      summary: 'What the user can choose from when he makes a query',
      who,
      answers: { 200: searchChoicesSchema },
      handle: async ({ by }) => ({ status: 200, body: await searches.choices(by.user) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/events/{id}',
      summary: 'One event with all that its sender told',
      who,
      answers: { 200: eventDetailsSchema },
      async handle({ by, params }) {
        const event = await searches.event(params.id ?? '', by.user);
        return event ? { status: 200, body: event } : refuse(404, 'NOT_FOUND', 'no such event');
      },
    }),
  ];
}

function badKey(after: string | undefined): Answer {
  const problems = [{ field: 'after', rule: 'not a key of a page', value: after }];
  return refuse(422, 'INVALID', 'some fields break a rule', { problems });
}

/** Whether CSV is asked for and JSON is not: nobody gets a file by accepting anything. */
function isCsvWanted(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  return types.includes('text/csv') && !types.includes('application/json');
}

async function exportCsv(parts: SearchParts, request: SearchRequest, by: Authenticated): Promise<Answer> {
  const { searches, configuration, people, logger, now } = parts;
  const { timeZone } = await configuration.site();
  let after = request.after;
  let isDone = false;
  const nextItems = async (): Promise<readonly unknown[] | null> => {
    if (isDone) return null;
    // Somebody may read for minutes: what he may see is asked anew for every part.
    const session = await people.session(by.tokenHash, now().toISOString());
    if (!session?.user.rights.includes('search.run')) throw new Error('signed out during an export');
    const page = await searches.page({ ...request, limit: exportRows, after }, session.user);
    if (!page) throw new Error('a key of a page that was just made is none');
    after = page.next ?? undefined;
    isDone = page.next === null;
    return page.items;
  };
  const first = await searches.page({ ...request, limit: 1 }, by.user);
  if (!first) return badKey(request.after);
  const common = {
    separator: request.csv?.separator ?? ',',
    onFailed: (error: unknown) => logger.warn({ err: error }, 'an export broke off'),
  };
  const content =
    request.in === 'alarms'
      ? csvStream<FoundAlarm>({
          ...common,
          columns: alarmCsvColumns(request, timeZone),
          next: nextItems as () => Promise<readonly FoundAlarm[] | null>,
        })
      : csvStream<FoundEvent>({
          ...common,
          columns: eventCsvColumns(request, timeZone),
          next: nextItems as () => Promise<readonly FoundEvent[] | null>,
        });
  return {
    status: 200,
    stream: { contentType: 'text/csv; charset=utf-8', content },
    headers: { 'content-disposition': `attachment; filename="${request.in}.csv"` },
  };
}
