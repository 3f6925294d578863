import { useMemo } from 'react';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { useItems } from '../settingsApi.ts';

type Definitions = readonly ConfigurationShown<'definitions'>[];
const none: Definitions = [];

/** The definitions that use a schedule, by its id; `null` until they are known. */
export function useScheduleUses(): ((schedule: string) => Definitions) | null {
  const { value } = useItems('definitions');
  return useMemo(() => {
    if (value === null) return null;
    const uses = Map.groupBy(value, ({ schedule }) => schedule);
    return (schedule: string) => uses.get(schedule) ?? none;
  }, [value]);
}
