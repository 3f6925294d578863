import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { ItemLinks } from '../editing/ItemLinks.tsx';

interface MembersProps {
  readonly members: readonly ConfigurationShown<'users'>[];
  readonly title?: string;
}

/** The members of a role, each with the way to him; who is disabled is marked. */
export function Members({ members, title }: MembersProps) {
  const { t } = useTranslation('settings');
  return (
    <ItemLinks
      section="users"
      title={title}
      items={members.map(({ id, name, enabled }) => ({
        id,
        name: enabled ? name : t('role.disabledMember', { name }),
      }))}
    />
  );
}
