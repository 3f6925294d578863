import { Plug } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';
import { LastEvent } from './LastEvent.tsx';
import { partnerKindText } from './partnerTexts.ts';

type Item = ConfigurationShown<'partners'>;

/** The partner systems of the site, and when each was heard last (R-D16). */
export function PartnerList() {
  const { t } = useTranslation('site');
  const columns = useMemo((): readonly ItemColumn<Item>[] => {
    const kindOf = ({ type }: Item) => partnerKindText(t, type ?? 'any');
    const tokenOf = ({ hasToken }: Item) => (hasToken ? t('partner.hasToken') : t('partner.noToken'));
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      {
        id: 'kind',
        title: t('column.partnerKind'),
        width: 'minmax(150px, 1fr)',
        cell: kindOf,
        sortBy: kindOf,
      },
      {
        id: 'lastEvent',
        title: t('column.lastEvent'),
        width: 'minmax(130px, 1fr)',
        cell: ({ lastEventAt }) => <LastEvent at={lastEventAt} />,
        sortBy: ({ lastEventAt }) => lastEventAt ?? '',
      },
      { id: 'token', title: t('column.token'), width: '110px', cell: tokenOf, sortBy: tokenOf },
    ];
  }, [t]);
  return (
    <CollectionPage
      collection="partners"
      icon={Plug}
      columns={columns}
      hasSwitch
      isCopyable={false}
      texts={{ create: t('partner.create'), empty: t('partner.empty') }}
    />
  );
}
