import type { SerializedError } from '@reduxjs/toolkit';
import { changing, reading, type SiteError, siteApi } from '../../app/siteApi.ts';

/** What the search asks of the site beside its pages, which a `ResultBook` turns. */
export const searchApi = siteApi.injectEndpoints({
  endpoints: (build) => ({
    savedQueries: reading(build, 'queries.list', ['queries']),
    createQuery: changing(build, 'queries.create', ['queries']),
    replaceQuery: changing(build, 'queries.replace', ['queries']),
    removeQuery: changing(build, 'queries.remove', ['queries']),
    queryRan: changing(build, 'queries.ran', ['queries']),
    searchChoices: reading(build, 'search.choices', ['choices']),
    searchTimeline: reading(build, 'search.timeline', []),
    foundAlarm: reading(build, 'alarms.read', []),
    foundEvent: reading(build, 'events.read', []),
  }),
});

export const {
  useSavedQueriesQuery,
  useCreateQueryMutation,
  useReplaceQueryMutation,
  useRemoveQueryMutation,
  useQueryRanMutation,
  useSearchChoicesQuery,
  useSearchTimelineQuery,
  useFoundAlarmQuery,
  useFoundEventQuery,
} = searchApi;

/** What went wrong, as the site or the way to it says; what was thrown on the way is nobody's answer. */
export function siteErrorOf(error: SiteError | SerializedError): SiteError {
  return 'kind' in error ? error : { kind: 'failed', failure: 'unexpected' };
}
