import { BellRing } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { PriorityMark } from '../../../ui/PriorityMark.tsx';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';
import { eventsText, sourcesText, useSiteNames } from './definitionSummary.ts';

type Definition = ConfigurationShown<'definitions'>;

/** The list of alarm definitions (R-D01). */
export function DefinitionList() {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  const names = useSiteNames();
  const columns = useMemo<readonly ItemColumn<Definition>[]>(() => {
    const events = ({ trigger }: Definition) => eventsText({ t, alarms }, trigger);
    const sources = ({ trigger }: Definition) => sourcesText(t, trigger, names);
    const procedure = ({ procedure: id }: Definition) => (id === null ? '' : names.procedure(id));
    const schedule = ({ schedule: id }: Definition) => names.schedule(id);
    return [
      {
        id: 'name',
        title: t('list.name'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      { id: 'events', title: t('list.events'), width: 'minmax(120px, 1.4fr)', cell: events, sortBy: events },
      {
        id: 'resources',
        title: t('list.resources'),
        width: 'minmax(120px, 1.8fr)',
        cell: sources,
        sortBy: sources,
      },
      {
        id: 'priority',
        title: t('list.priority'),
        width: '84px',
        cell: ({ priority }) => (
          <PriorityMark priority={priority} label={t('priority.value', { priority })} />
        ),
        sortBy: ({ priority }) => priority,
      },
      {
        id: 'procedure',
        title: t('list.procedure'),
        width: 'minmax(100px, 1.2fr)',
        cell: (definition) => procedure(definition) || t('list.noProcedure'),
        sortBy: procedure,
      },
      {
        id: 'schedule',
        title: t('list.schedule'),
        width: 'minmax(90px, 1fr)',
        cell: schedule,
        sortBy: schedule,
      },
    ];
  }, [t, alarms, names]);
  return (
    <CollectionPage
      collection="definitions"
      icon={BellRing}
      columns={columns}
      searchText={(definition) =>
        [
          definition.name,
          eventsText({ t, alarms }, definition.trigger),
          sourcesText(t, definition.trigger, names),
          definition.procedure === null ? '' : names.procedure(definition.procedure),
          names.schedule(definition.schedule),
        ].join(' ')
      }
      texts={{ create: t('list.create'), empty: t('list.empty') }}
      hasSwitch
    />
  );
}
