import type { ConfigurationItem, ConfigurationName, ProcedureUse } from '../../shared/link/configuration.ts';
import type { PartnerState } from '../../shared/link/partners.ts';
import { ingestPathsOf } from '../ingest/formats.ts';
import type { ConfigurationStore } from '../store/contract.ts';

/** An item as its readers are shown it: with what is known of it beside what was written. */
export type ShownItem<Name extends ConfigurationName> = ConfigurationItem<Name> & {
  readonly usedBy?: ProcedureUse;
} & Partial<PartnerState>;

/** Adds to items what their readers are shown beside them. */
export async function shownItems<Name extends ConfigurationName>(
  configuration: ConfigurationStore,
  name: Name,
  items: readonly ConfigurationItem<Name>[],
): Promise<readonly ShownItem<Name>[]> {
  switch (name) {
    case 'procedures':
      return withUse(configuration, items);
    case 'partners':
      return withState(configuration, items);
    default:
      return items;
  }
}

async function withUse<Item extends { readonly id: string }>(
  configuration: ConfigurationStore,
  items: readonly Item[],
): Promise<readonly (Item & { readonly usedBy: ProcedureUse })[]> {
  const definitions = await configuration.list('definitions');
  return items.map((item) => ({
    ...item,
    usedBy: definitions
      .filter(({ procedure }) => procedure === item.id)
      .map((definition) => ({ id: definition.id, name: definition.name })),
  }));
}

async function withState<Item extends ConfigurationItem<ConfigurationName>>(
  configuration: ConfigurationStore,
  items: readonly Item[],
): Promise<readonly (Item & PartnerState)[]> {
  const activity = await configuration.partnerActivity();
  return items.map((item) => {
    const { lastEventAt = null, hasToken = false } = activity.get(item.id) ?? {};
    const { type } = item as ConfigurationItem<ConfigurationName> as ConfigurationItem<'partners'>;
    return { ...item, lastEventAt, hasToken, ingestPaths: ingestPathsOf(type) };
  });
}
