import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import type { ComparedField } from '../editing/comparison.ts';
import { criteriaSentence } from './criteriaSentence.ts';
import type { DefinitionForm, FormAction } from './definitionForm.ts';
import { eventsText, type SiteNames, sourcesText } from './definitionSummary.ts';
import { actionText } from './definitionTexts.ts';
import { durationText } from './durationText.ts';

/** All fields of a definition by the words that the difference between two versions is told in. */
export function useComparedFields(names: SiteNames): readonly ComparedField<DefinitionForm>[] {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  const locale = useAppSelector(selectLocale);
  const yesNo = (is: boolean) => (is ? t('lifeCycle.yes') : t('lifeCycle.no'));
  const listed = (words: readonly string[]) => words.join(', ') || t('compared.none');
  const triggerWords = ({ trigger }: DefinitionForm): string => {
    const what = `${eventsText({ t, alarms }, trigger)}: ${sourcesText(t, trigger, names)}`;
    const criteria = trigger.kind === 'partner' ? criteriaSentence({ t, alarms }, trigger.criteria) : null;
    return criteria === null ? what : `${what}; ${criteria}`;
  };
  return [
    { names: ['name'], label: t('name'), words: (form) => form.name },
    { names: ['enabled'], label: t('enabled'), words: (form) => yesNo(form.enabled) },
    { names: ['schedule'], label: t('schedule.label'), words: (form) => names.schedule(form.schedule) },
    { names: ['priority'], label: t('priority.label'), words: (form) => String(form.priority) },
    { names: ['trigger'], label: t('section.trigger'), words: triggerWords },
    {
      names: ['relatedResources'],
      label: t('shown.related'),
      words: (form) => listed(form.relatedResources.map(names.resource)),
    },
    {
      names: ['procedure'],
      label: t('shown.procedure'),
      words: (form) => (form.procedure === null ? t('shown.noProcedure') : names.procedure(form.procedure)),
    },
    {
      names: ['videoStart'],
      label: t('shown.videoStart'),
      words: ({ videoStart }) =>
        videoStart.mode === 'live'
          ? t('shown.startsLive')
          : t('shown.startsBefore', { seconds: videoStart.secondsBefore }),
    },
    {
      names: ['recipients'],
      label: t('section.recipients'),
      words: ({ recipients }) =>
        listed([...recipients.roles.map(names.role), ...recipients.users.map(names.user)]),
    },
    {
      names: ['mayCloseUnhandled'],
      label: t('lifeCycle.mayClose'),
      words: (form) => yesNo(form.mayCloseUnhandled),
    },
    {
      names: ['escalateAfterSeconds'],
      label: t('lifeCycle.escalate'),
      words: ({ escalateAfterSeconds: after }) =>
        after === null ? t('lifeCycle.escalateOff') : durationText(locale, after),
    },
    {
      names: ['expireAfterSeconds'],
      label: t('lifeCycle.expire'),
      words: ({ expireAfterSeconds: after }) =>
        after === null ? t('lifeCycle.expireOff') : durationText(locale, after),
    },
    {
      names: ['actions'],
      label: t('section.actions'),
      words: ({ actions }) =>
        listed(actions.map((action) => `${actionText(t, action.kind).name} (${detailOf(action, names)})`)),
    },
  ];
}

/** What tells an action from another of its kind. */
function detailOf(action: FormAction, names: SiteNames): string {
  switch (action.kind) {
    case 'showCamera':
      return names.resource(action.camera);
    case 'webhook':
    case 'output':
      return action.url;
    case 'email':
      return action.to.join(' ');
    case 'bookmark':
      return action.text;
  }
}
