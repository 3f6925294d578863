import { useState } from 'react';
import type { ConfigurationName } from '../../../../shared/link/configuration.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { useItemChanges, type WrittenBody } from '../settingsApi.ts';

/** An item that can be enabled and disabled in its list. */
export interface SwitchedItem {
  readonly id: string;
  readonly version: number;
  readonly enabled?: boolean;
}

/** Enabling and disabling an item where it stands in its list, and why the last attempt was refused. */
export function useSwitching<Name extends ConfigurationName>(collection: Name) {
  const { replace } = useItemChanges(collection);
  const [error, setError] = useState<SiteError | null>(null);
  return {
    error,
    dismiss: () => setError(null),
    change: async (item: SwitchedItem, enabled: boolean) => {
      // What the server adds to an item is no part of what is written; the contract's schema leaves it out.
      const body = { ...item, enabled } as unknown as WrittenBody<Name>;
      const changed = await replace(item.id, item.version, body);
      setError(changed.ok ? null : changed.error);
    },
  };
}
