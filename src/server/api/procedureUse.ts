import type { ConfigurationItem, ConfigurationName, ProcedureUse } from '../../shared/link/configuration.ts';
import type { ConfigurationStore } from '../store/contract.ts';

/** Procedures with the definitions that use each (R-C01); the items of other collections as they are. */
export async function withUse<Name extends ConfigurationName>(
  configuration: ConfigurationStore,
  name: Name,
  items: readonly ConfigurationItem<Name>[],
): Promise<readonly (ConfigurationItem<Name> & { readonly usedBy?: ProcedureUse })[]> {
  if (name !== 'procedures') return items;
  const definitions = await configuration.list('definitions');
  return items.map((item) => ({
    ...item,
    usedBy: definitions
      .filter(({ procedure }) => procedure === item.id)
      .map((definition) => ({ id: definition.id, name: definition.name })),
  }));
}
