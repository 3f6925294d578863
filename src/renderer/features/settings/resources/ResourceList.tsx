import type { TFunction } from 'i18next';
import { Cctv } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceKinds } from '../../../../shared/domain/alarm.ts';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { resourceKindText } from '../../../app/kindTexts.ts';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';

type Item = ConfigurationShown<'resources'>;

/** The devices of the site: thousands of them, found by name, kind or the names that events use (R-B01). */
export function ResourceList() {
  const { t } = useTranslation(['site', 'alarms']);
  const { t: kinds } = useTranslation('alarms');
  const parts = useMemo(() => {
    const kindOf = ({ kind }: Item) => resourceKindText(kinds, kind);
    const namesOf = ({ externalIds }: Item) => externalIds.join(', ');
    const columns: readonly ItemColumn<Item>[] = [
      {
        id: 'name',
        title: t('column.name'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      { id: 'kind', title: t('column.kind'), width: '150px', cell: kindOf, sortBy: kindOf },
      {
        id: 'video',
        title: t('column.video'),
        width: 'minmax(130px, 1fr)',
        cell: ({ video }) => videoText(t, video),
        sortBy: ({ video }) => videoText(t, video),
      },
      {
        id: 'externalIds',
        title: t('column.externalIds'),
        width: 'minmax(140px, 2fr)',
        cell: (item) => <span title={namesOf(item)}>{namesOf(item)}</span>,
        sortBy: namesOf,
      },
    ];
    const grouping = {
      label: t('resource.kinds'),
      of: ({ kind }: Item) => kind,
      groups: resourceKinds.map((kind) => ({ value: kind, label: resourceKindText(kinds, kind) })),
    };
    const searchText = (item: Item) => `${item.name} ${kindOf(item)} ${namesOf(item)}`;
    return { columns, grouping, searchText };
  }, [t, kinds]);
  return (
    <CollectionPage
      collection="resources"
      icon={Cctv}
      {...parts}
      texts={{ create: t('resource.create'), empty: t('resource.empty') }}
    />
  );
}

function videoText(t: TFunction<['site', 'alarms']>, video: Item['video']): string {
  switch (video?.source) {
    case undefined:
      return '—';
    case 'demo':
      return t('resource.demoClip', { clip: video.clip });
    case 'hls':
      return t('resource.recorder');
  }
}
