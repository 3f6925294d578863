import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { Hint } from '../../../ui/Hint.tsx';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import { ItemLinks } from '../editing/ItemLinks.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';

type Procedure = ConfigurationShown<'procedures'>;

/** All procedures: name, actions, by how many definitions each is used (R-C01). */
export function ProcedureList() {
  const { t } = useTranslation('settings');
  const columns = useMemo<readonly ItemColumn<Procedure>[]>(
    () => [
      {
        id: 'name',
        title: t('procedure.name'),
        width: 'minmax(180px, 2fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      {
        id: 'steps',
        title: t('procedure.actions'),
        width: '84px',
        cell: ({ steps }) => steps.length,
        sortBy: ({ steps }) => steps.length,
      },
      {
        id: 'usedBy',
        title: t('procedure.usedBy'),
        width: '120px',
        cell: ({ usedBy }) => <UseCount usedBy={usedBy} />,
        sortBy: ({ usedBy }) => usedBy.length,
      },
      {
        id: 'comments',
        title: t('procedure.comments'),
        width: 'minmax(120px, 2fr)',
        cell: ({ comments }) => comments,
      },
    ],
    [t],
  );
  const whyKept = ({ usedBy }: Procedure) =>
    usedBy.length === 0 ? null : (
      <ItemLinks section="definitions" items={usedBy} title={t('procedure.kept')} />
    );
  return (
    <CollectionPage
      collection="procedures"
      icon={ListChecks}
      columns={columns}
      searchText={searchText}
      texts={{ create: t('procedure.new'), empty: t('procedure.empty') }}
      hasSwitch
      whyKept={whyKept}
    />
  );
}

function searchText({ name, comments, steps }: Procedure): string {
  return [name, comments, ...steps.map(({ text }) => text)].join(' ');
}

function UseCount({ usedBy }: Pick<Procedure, 'usedBy'>) {
  const { t } = useTranslation('settings');
  const words = t('procedure.useCount', { count: usedBy.length });
  return usedBy.length === 0 ? (
    words
  ) : (
    <Hint text={usedBy.map(({ name }) => name).join(' · ')}>
      <span>{words}</span>
    </Hint>
  );
}
