import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { PickerField } from '../../../ui/PickerField.tsx';
import { useItems } from '../settingsApi.ts';
import type { DefinitionEditing } from './definitionForm.ts';
import { RecipientPeople } from './RecipientPeople.tsx';
import { useFormPart } from './useFormPart.ts';

/** Who sees, hears and is offered the alarm: roles, users or both, and whom that means just now (R-D10). */
export function RecipientFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const part = useFormPart(editor, 'recipients');
  const recipients = part.value;
  const roles = useItems('roles');
  const users = useItems('users');
  const roleItems = useMemo(() => (roles.value ?? []).map(({ id, name }) => ({ id, name })), [roles.value]);
  const userItems = useMemo(() => {
    const roleNames = new Map((roles.value ?? []).map(({ id, name }) => [id, name]));
    return (users.value ?? []).map((user) => ({
      id: user.id,
      name: user.name,
      detail: user.roles.map((role) => roleNames.get(role) ?? role).join(', '),
      kind: user.enabled ? undefined : t('recipients.userOff'),
    }));
  }, [users.value, roles.value, t]);
  return (
    <FormSection title={t('section.recipients')} hint={t('recipients.hint')} columns={2}>
      <PickerField
        label={t('recipients.roles')}
        items={roleItems}
        chosen={recipients.roles}
        onChange={(chosen) => part.change({ ...recipients, roles: [...chosen] })}
        error={part.errorOf('recipients', true) ?? part.errorOf('recipients.roles', true)}
        searchLabel={t('recipients.rolesSearch')}
        nothingText={t('recipients.rolesNothing')}
        placeholder={t('recipients.rolesEmpty')}
      />
      <PickerField
        label={t('recipients.users')}
        items={userItems}
        chosen={recipients.users}
        onChange={(chosen) => part.change({ ...recipients, users: [...chosen] })}
        error={part.errorOf('recipients.users', true)}
        searchLabel={t('recipients.usersSearch')}
        nothingText={t('recipients.usersNothing')}
        placeholder={t('recipients.usersEmpty')}
      />
      {recipients.roles.length + recipients.users.length > 0 && (
        <FullWidth>
          <RecipientPeople recipients={recipients} />
        </FullWidth>
      )}
    </FormSection>
  );
}
