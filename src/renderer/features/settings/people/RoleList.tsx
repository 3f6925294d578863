import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { Hint } from '../../../ui/Hint.tsx';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';
import { useItems } from '../settingsApi.ts';
import { Members } from './Members.tsx';
import { membersOf } from './membersOf.ts';
import { lockOutText, rightText } from './peopleTexts.ts';

type Role = ConfigurationShown<'roles'>;

/** All roles with what they let their members do. */
export function RoleList() {
  const { t } = useTranslation('settings');
  const { value: users } = useItems('users');
  const columns = useMemo<readonly ItemColumn<Role>[]>(() => {
    const rightsWords = ({ rights }: Role) => rights.map((right) => rightText(t, right).label).join(' · ');
    return [
      {
        id: 'name',
        title: t('people.name'),
        width: 'minmax(160px, 1fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      {
        id: 'rights',
        title: t('role.rights'),
        width: 'minmax(200px, 2fr)',
        cell: (role) => rightsWords(role) || t('role.noRights'),
      },
      {
        id: 'members',
        title: t('role.members'),
        width: '120px',
        cell: ({ id }) => <MemberCount names={membersOf(users, id).map(({ name }) => name)} />,
        sortBy: ({ id }) => membersOf(users, id).length,
      },
    ];
  }, [t, users]);
  const whyKept = ({ id }: Role) => {
    const members = membersOf(users, id);
    return members.length === 0 ? null : <Members members={members} title={t('role.kept')} />;
  };
  return (
    <CollectionPage
      collection="roles"
      icon={ShieldCheck}
      columns={columns}
      texts={{ create: t('role.new'), empty: t('role.empty') }}
      whyKept={whyKept}
      refusalWords={(problem) => lockOutText(t, problem)}
    />
  );
}

function MemberCount({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('settings');
  const words = t('role.memberCount', { count: names.length });
  return names.length === 0 ? (
    words
  ) : (
    <Hint text={names.join(' · ')}>
      <span>{words}</span>
    </Hint>
  );
}
