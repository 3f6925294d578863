import { Users as UsersIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';
import { useItems } from '../settingsApi.ts';
import { lockOutText } from './peopleTexts.ts';

type User = ConfigurationShown<'users'>;

/** All users with their roles. */
export function UserList() {
  const { t } = useTranslation('settings');
  const { value: roles } = useItems('roles');
  const roleNames = useMemo(() => {
    const names = new Map(roles?.map(({ id, name }) => [id, name]));
    return (user: User) => user.roles.map((id) => names.get(id) ?? '').join(', ');
  }, [roles]);
  const columns = useMemo<readonly ItemColumn<User>[]>(
    () => [
      {
        id: 'name',
        title: t('people.name'),
        width: 'minmax(160px, 1fr)',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      {
        id: 'roles',
        title: t('section.roles'),
        width: 'minmax(200px, 2fr)',
        cell: roleNames,
        sortBy: roleNames,
      },
    ],
    [t, roleNames],
  );
  const searchText = useMemo(() => (user: User) => `${user.name} ${roleNames(user)}`, [roleNames]);
  return (
    <CollectionPage
      collection="users"
      icon={UsersIcon}
      columns={columns}
      searchText={searchText}
      texts={{ create: t('user.new'), empty: t('user.empty') }}
      hasSwitch
      isCopyable={false}
      refusalWords={(problem) => lockOutText(t, problem)}
    />
  );
}
