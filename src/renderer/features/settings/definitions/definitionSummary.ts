import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { eventKindText } from '../../../app/kindTexts.ts';
import { useItems } from '../settingsApi.ts';
import type { FormTrigger } from './definitionForm.ts';
import { scheduleText } from './definitionTexts.ts';

/** The names behind the ids that a definition holds; an id that is not known (yet) stands for itself. */
export interface SiteNames {
  readonly resource: (id: string) => string;
  readonly partner: (id: string) => string;
  readonly procedure: (id: string) => string;
  readonly schedule: (id: string) => string;
  readonly role: (id: string) => string;
  readonly user: (id: string) => string;
}

/** The names of everything that definitions refer to; the same object until one of them changes. */
export function useSiteNames(): SiteNames {
  const { t } = useTranslation('definitions');
  const { value: resources } = useItems('resources');
  const { value: partners } = useItems('partners');
  const { value: procedures } = useItems('procedures');
  const { value: schedules } = useItems('schedules');
  const { value: roles } = useItems('roles');
  const { value: users } = useItems('users');
  return useMemo(() => {
    const scheduleName = nameIn(schedules);
    return {
      resource: nameIn(resources),
      partner: nameIn(partners),
      procedure: nameIn(procedures),
      schedule: (id) => scheduleText(t, { id, name: scheduleName(id) }),
      role: nameIn(roles),
      user: nameIn(users),
    };
  }, [t, resources, partners, procedures, schedules, roles, users]);
}

function nameIn(
  items: readonly { readonly id: string; readonly name: string }[] | null,
): (id: string) => string {
  const names = new Map((items ?? []).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

interface Texts {
  readonly t: TFunction<'definitions'>;
  readonly alarms: TFunction<'alarms'>;
}

/** Which events a trigger listens to, in words. */
export function eventsText({ t, alarms }: Texts, trigger: FormTrigger): string {
  if (trigger.kind === 'partner') {
    return trigger.partnerType === 'lpr' ? t('trigger.partnerTypes.lpr') : t('trigger.partnerTypes.access');
  }
  return trigger.events === 'all'
    ? t('trigger.allEvents')
    : trigger.events.map((kind) => eventKindText(alarms, kind)).join(', ');
}

/** Whose events a trigger listens to: devices, or the partner. */
export function sourcesText(t: TFunction<'definitions'>, trigger: FormTrigger, names: SiteNames): string {
  if (trigger.kind === 'partner') {
    return names.partner(trigger.partner);
  }
  return trigger.resources === 'all'
    ? t('trigger.allResources')
    : trigger.resources.map(names.resource).join(', ');
}
