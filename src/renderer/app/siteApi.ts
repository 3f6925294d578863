import {
  type BaseQueryFn,
  createApi,
  type EndpointBuilder,
  type MutationDefinition,
  type QueryDefinition,
} from '@reduxjs/toolkit/query/react';
import type { BridgeCallName, BridgeFailure, BridgeResult } from '../../shared/bridge/contract.ts';
import type { Problem } from '../../shared/link/rest.ts';
import type {
  SiteAnswer,
  SiteInput,
  SiteOperationName,
  SiteOutput,
} from '../../shared/link/siteOperations.ts';
import { bridge } from './bridge.ts';

/** Why an operation came to nothing: it did not reach the site, or the site refused it. */
export type SiteError =
  | { readonly kind: 'failed'; readonly failure: BridgeFailure }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What is kept of the site's answers, by the collection that it came from. */
export const siteTags = [
  'procedures',
  'definitions',
  'schedules',
  'resources',
  'partners',
  'roles',
  'users',
  'site',
  'mail',
  'backups',
  'queries',
  'choices',
] as const;
/** One of `siteTags`. */
export type SiteTag = (typeof siteTags)[number];

interface Asked {
  readonly name: SiteOperationName;
  readonly input: unknown;
}
type SiteQuery = BaseQueryFn<Asked, unknown, SiteError>;

const askSite: SiteQuery = async ({ name, input }) => {
  // Name and input come from one operation; the compiler cannot follow that through the list of all calls.
  const call = bridge().call as (
    name: BridgeCallName,
    input: unknown,
  ) => Promise<BridgeResult<SiteAnswer<unknown>>>;
  const answer = await call(`site:${name}`, input);
  if (!answer.ok) {
    return { error: { kind: 'failed', failure: answer.error } };
  }
  const { value } = answer;
  return value.kind === 'done' ? { data: value.value } : { error: value };
};

/** What the window knows of the site beside the alarms; features add their operations to it. */
export const siteApi = createApi({
  reducerPath: 'siteApi',
  baseQuery: askSite,
  tagTypes: siteTags,
  // Somebody else may have changed it since it was last looked at; what is known is shown until the answer is there.
  refetchOnMountOrArgChange: true,
  endpoints: () => ({}),
});

type Builder = EndpointBuilder<SiteQuery, SiteTag, 'siteApi'>;

/** An operation that reads: kept under its tags until one of them changes. */
export function reading<Name extends SiteOperationName>(
  build: Builder,
  name: Name,
  tags: readonly SiteTag[],
): QueryDefinition<SiteInput<Name>, SiteQuery, SiteTag, SiteOutput<Name>, 'siteApi'> {
  return build.query<SiteOutput<Name>, SiteInput<Name>>({
    query: (input) => ({ name, input }),
    providesTags: tags,
  });
}

/** An operation that changes: what is kept under its tags is read again, also after a refusal, which may mean that it is old. */
export function changing<Name extends SiteOperationName>(
  build: Builder,
  name: Name,
  tags: readonly SiteTag[],
): MutationDefinition<SiteInput<Name>, SiteQuery, SiteTag, SiteOutput<Name>, 'siteApi'> {
  return build.mutation<SiteOutput<Name>, SiteInput<Name>>({
    query: (input) => ({ name, input }),
    invalidatesTags: tags,
  });
}
