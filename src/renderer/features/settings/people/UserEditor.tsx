import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller, type FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { CheckList } from '../../../ui/CheckList.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import { useItems } from '../settingsApi.ts';
import { PasswordField } from './PasswordField.tsx';
import { lockOutText, rightText } from './peopleTexts.ts';
import { SignOutEverywhere } from './SignOutEverywhere.tsx';
import { blankUser, changedUserSchema, newUserSchema, type UserForm, userForm } from './userForm.ts';

/** A user: name, roles, password; and ending all his sessions. */
export function UserEditor() {
  const { t } = useTranslation('settings');
  const isNew = useAppSelector((state) => state.place.settings.item.kind === 'new');
  const { value: roles } = useItems('roles');
  const names = useMemo(() => new Map(roles?.map(({ id, name }) => [id, name])), [roles]);
  const compared = useMemo(() => comparedFields(t, names), [t, names]);
  return (
    <ItemEditor
      collection="users"
      schema={isNew ? newUserSchema : changedUserSchema}
      blank={blankUser}
      formOf={userForm}
      newTitle={t('user.new')}
      compared={compared}
      ruleWords={(path, error) => ruleWords(t, path, error)}
      refusalWords={(problem) => lockOutText(t, problem)}
      actions={(user, { bar }) => user && <SignOutEverywhere user={user} bar={bar} />}
    >
      {({ form, errorOf }) => (
        <>
          <FormSection title={t('general')} columns={2}>
            <TextField
              {...form.register('name')}
              autoFocus={isNew}
              autoComplete="off"
              spellCheck={false}
              label={t('people.name')}
              hint={t('user.nameHint')}
              error={errorOf('name')}
            />
            <Controller
              control={form.control}
              name="enabled"
              render={({ field }) => (
                <OnOff
                  label={t('user.enabled')}
                  description={t('user.enabledHint')}
                  isOn={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          </FormSection>
          <FormSection
            title={t('user.password')}
            hint={isNew ? undefined : t('user.passwordText')}
            columns={2}
          >
            <PasswordField
              {...form.register('password')}
              label={isNew ? t('user.password') : t('user.newPassword')}
              hint={t('user.passwordHint')}
              error={errorOf('password')}
            />
          </FormSection>
          <FormSection title={t('section.roles')} hint={t('user.rolesHint')}>
            <Controller
              control={form.control}
              name="roles"
              render={({ field }) => (
                <CheckList
                  label={t('section.roles')}
                  isLabelHidden
                  options={(roles ?? []).map(({ id, name, rights }) => ({
                    value: id,
                    label: name,
                    description: rights.map((right) => rightText(t, right).label).join(' · '),
                  }))}
                  chosen={field.value}
                  error={errorOf('roles')}
                  nothingText={t('list.none')}
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

function ruleWords(t: TFunction<'settings'>, path: string, { type }: FieldError): string | undefined {
  if (path === 'password') {
    return t('user.passwordRule');
  }
  return path === 'name' && type === 'invalid_format' ? t('user.nameRule') : undefined;
}

function comparedFields(
  t: TFunction<'settings'>,
  roleNames: ReadonlyMap<string, string>,
): readonly ComparedField<UserForm>[] {
  return [
    { names: ['name'], label: t('people.name'), words: ({ name }) => name },
    { names: ['enabled'], label: t('user.enabled'), words: ({ enabled }) => (enabled ? t('yes') : t('no')) },
    {
      names: ['roles'],
      label: t('section.roles'),
      words: ({ roles }) => roles.map((id) => roleNames.get(id) ?? id).join(', ') || t('nothing'),
    },
    {
      names: ['password'],
      label: t('user.password'),
      words: ({ password }) => (password === '' ? t('user.passwordKept') : t('user.passwordChanged')),
    },
  ];
}
