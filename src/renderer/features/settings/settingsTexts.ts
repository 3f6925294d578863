import type { TFunction } from 'i18next';
import type { SettingsSection } from '../../app/placeSlice.ts';

/** The name of a section. */
export function sectionText(t: TFunction<'settings'>, section: SettingsSection): string {
  switch (section) {
    case 'mine':
      return t('section.mine');
    case 'definitions':
      return t('section.definitions');
    case 'procedures':
      return t('section.procedures');
    case 'schedules':
      return t('section.schedules');
    case 'resources':
      return t('section.resources');
    case 'partners':
      return t('section.partners');
    case 'users':
      return t('section.users');
    case 'roles':
      return t('section.roles');
    case 'site':
      return t('section.site');
  }
}
