import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Right, rights } from '../../../../shared/domain/audience.ts';
import { type ConfigurationShown, roleBodySchema } from '../../../../shared/link/configuration.ts';
import { CheckList } from '../../../ui/CheckList.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import { useItems } from '../settingsApi.ts';
import { Members } from './Members.tsx';
import { membersOf } from './membersOf.ts';
import { lockOutText, rightText } from './peopleTexts.ts';

interface RoleForm {
  readonly name: string;
  readonly rights: readonly Right[];
}

const blankRole = (): RoleForm => ({ name: '', rights: ['alarms.operate', 'search.run'] });
const roleForm = ({ name, rights: given }: ConfigurationShown<'roles'>): RoleForm => ({
  name,
  // In the order in which they are offered: what was only reordered is no change.
  rights: rights.filter((right) => given.includes(right)),
});

/** A role: its name and what it lets its members do. */
export function RoleEditor() {
  const { t } = useTranslation('settings');
  const { value: users } = useItems('users');
  const compared = useMemo(() => comparedFields(t), [t]);
  return (
    <ItemEditor
      collection="roles"
      schema={roleBodySchema}
      blank={blankRole}
      formOf={roleForm}
      newTitle={t('role.new')}
      compared={compared}
      refusalWords={(problem) => lockOutText(t, problem)}
      below={({ id }) => (
        <FormSection title={t('role.members')} hint={t('role.membersHint')}>
          <MembersOf role={id} users={users} />
        </FormSection>
      )}
    >
      {({ form, errorOf, isNew }) => (
        <>
          <FormSection title={t('general')} columns={2}>
            <TextField
              {...form.register('name')}
              autoFocus={isNew}
              label={t('people.name')}
              error={errorOf('name')}
            />
          </FormSection>
          <FormSection title={t('role.rights')} hint={t('role.rightsHint')}>
            <Controller
              control={form.control}
              name="rights"
              render={({ field }) => (
                <CheckList
                  label={t('role.rights')}
                  isLabelHidden
                  options={rights.map((right) => ({ value: right, ...rightText(t, right) }))}
                  chosen={field.value}
                  error={errorOf('rights')}
                  onChange={field.onChange}
                />
              )}
            />
          </FormSection>
        </>
      )}
    </ItemEditor>
  );
}

function MembersOf({
  role,
  users,
}: {
  readonly role: string;
  readonly users: Parameters<typeof membersOf>[0];
}) {
  const { t } = useTranslation('settings');
  const members = membersOf(users, role);
  return members.length === 0 ? <p>{t('role.noMembers')}</p> : <Members members={members} />;
}

function comparedFields(t: TFunction<'settings'>): readonly ComparedField<RoleForm>[] {
  return [
    { names: ['name'], label: t('people.name'), words: ({ name }) => name },
    {
      names: ['rights'],
      label: t('role.rights'),
      words: (form) => form.rights.map((right) => rightText(t, right).label).join('\n') || t('role.noRights'),
    },
  ];
}
