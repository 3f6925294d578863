import type { ConfigurationName, ConfigurationShown } from '../../../shared/link/configuration.ts';
import type { SiteInput } from '../../../shared/link/siteOperations.ts';
import { changing, reading, type SiteError, type SiteTag, siteApi } from '../../app/siteApi.ts';

/** What an item of a collection is written as. */
export type WrittenBody<Name extends ConfigurationName> = SiteInput<`${Name}.create`>['body'];

interface ItemPlace {
  readonly collection: ConfigurationName;
  readonly id: string;
}

/** What is shown of other collections changes with these: who uses a procedure, what a search may choose from. */
const alsoChanged: Readonly<Record<ConfigurationName, readonly SiteTag[]>> = {
  procedures: [],
  definitions: ['procedures', 'choices'],
  schedules: [],
  resources: ['choices'],
  partners: ['choices'],
  roles: ['users'],
  users: ['choices'],
};
const changedWith = (collection: ConfigurationName): SiteTag[] => [collection, ...alsoChanged[collection]];

/**
 * The settings' requests to the site. The collections are alike and share five of them, which `useItems`, `useItem` and
 * `useItemChanges` give their types; everything else has its own.
 */
export const settingsApi = siteApi.injectEndpoints({
  endpoints: (build) => ({
    items: build.query<{ readonly items: readonly unknown[] }, ConfigurationName>({
      query: (collection) => ({ name: `${collection}.list`, input: {} }),
      providesTags: (_answer, _error, collection) => [collection],
    }),
    item: build.query<unknown, ItemPlace>({
      query: ({ collection, id }) => ({ name: `${collection}.read`, input: { id } }),
      providesTags: (_answer, _error, { collection }) => [collection],
    }),
    createItem: build.mutation<unknown, { readonly collection: ConfigurationName; readonly body: unknown }>({
      query: ({ collection, body }) => ({ name: `${collection}.create`, input: { body } }),
      invalidatesTags: (_answer, _error, { collection }) => changedWith(collection),
    }),
    replaceItem: build.mutation<unknown, ItemPlace & { readonly version: number; readonly body: unknown }>({
      query: ({ collection, ...input }) => ({ name: `${collection}.replace`, input }),
      invalidatesTags: (_answer, _error, { collection }) => changedWith(collection),
    }),
    removeItem: build.mutation<null, ItemPlace & { readonly version: number }>({
      query: ({ collection, ...input }) => ({ name: `${collection}.remove`, input }),
      invalidatesTags: (_answer, _error, { collection }) => changedWith(collection),
    }),

    previewDefinition: changing(build, 'definitions.preview', []),
    previewRecipients: reading(build, 'recipients.preview', ['users', 'roles']),
    issuePartnerToken: changing(build, 'partners.issueToken', ['partners']),
    sendTestEvent: changing(build, 'partners.testEvent', ['partners']),
    signOutUser: changing(build, 'users.signOut', []),

    heardEventKinds: reading(build, 'search.choices', ['choices']),
    demoClips: reading(build, 'demoClips.list', []),

    site: reading(build, 'site.read', ['site']),
    replaceSite: changing(build, 'site.replace', ['site', 'definitions', 'procedures']),
    mail: reading(build, 'mail.read', ['mail']),
    replaceMail: changing(build, 'mail.replace', ['mail']),
    testMail: changing(build, 'mail.test', []),
    backups: reading(build, 'backups.list', ['backups']),
    createBackup: changing(build, 'backups.create', ['backups']),
    removeBackup: changing(build, 'backups.remove', ['backups']),
  }),
});

/** What is known of a list or an item: `null` until the first answer. */
export interface Known<Value> {
  readonly value: Value | null;
  /** Why the last attempt came to nothing; what was known before stays in `value`. */
  readonly error: SiteError | null;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

/** All items of a collection, by name; `skip` where they are not needed (yet). */
export function useItems<Name extends ConfigurationName>(
  collection: Name,
  options: { readonly skip?: boolean } = {},
): Known<readonly ConfigurationShown<Name>[]> {
  const { data, error, isFetching, refetch } = settingsApi.useItemsQuery(collection, options);
  const items = data?.items as readonly ConfigurationShown<Name>[] | undefined;
  return { value: items ?? null, error: (error as SiteError | undefined) ?? null, isFetching, refetch };
}

/** One item of a collection; asked anew each time that it is looked at. */
export function useItem<Name extends ConfigurationName>(
  collection: Name,
  id: string | null,
): Known<ConfigurationShown<Name>> {
  const { currentData, error, isFetching, refetch } = settingsApi.useItemQuery(
    { collection, id: id ?? '' },
    { skip: id === null },
  );
  const item = currentData as ConfigurationShown<Name> | undefined;
  return { value: item ?? null, error: (error as SiteError | undefined) ?? null, isFetching, refetch };
}

/** What came of a change. */
export type Changed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: SiteError };

interface ItemChanges<Name extends ConfigurationName> {
  readonly read: (id: string) => Promise<Changed<ConfigurationShown<Name>>>;
  readonly create: (body: WrittenBody<Name>) => Promise<Changed<ConfigurationShown<Name>>>;
  readonly replace: (
    id: string,
    version: number,
    body: WrittenBody<Name>,
  ) => Promise<Changed<ConfigurationShown<Name>>>;
  readonly remove: (id: string, version: number) => Promise<Changed<null>>;
}

/** What can be done to the items of a collection; every answer is the server's own, never one that was kept. */
export function useItemChanges<Name extends ConfigurationName>(collection: Name): ItemChanges<Name> {
  const [read] = settingsApi.useLazyItemQuery();
  const [create] = settingsApi.useCreateItemMutation();
  const [replace] = settingsApi.useReplaceItemMutation();
  const [remove] = settingsApi.useRemoveItemMutation();
  type Shown = ConfigurationShown<Name>;
  return {
    read: async (id) => changedOf<Shown>(await read({ collection, id })),
    create: async (body) => changedOf<Shown>(await create({ collection, body })),
    replace: async (id, version, body) => changedOf<Shown>(await replace({ collection, id, version, body })),
    remove: async (id, version) => changedOf<null>(await remove({ collection, id, version })),
  };
}

function changedOf<Value>({ data, error }: { data?: unknown; error?: unknown }): Changed<Value> {
  // The collection's own schemas judged the answer in main; a removal answers null.
  return error === undefined ? { ok: true, value: data as Value } : { ok: false, error: error as SiteError };
}
