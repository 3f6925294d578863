import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmState } from '../../../shared/domain/alarm.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import type { SiteTime } from '../../app/siteTime.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectIsPro } from '../../app/workstationSlice.ts';
import { stateText, textAround } from './alarmTexts.ts';

/** The texts and times that all rows share. */
export interface RowLanguage {
  readonly t: TFunction<'alarms'>;
  readonly errors: TFunction<'errors'>;
  readonly siteTime: SiteTime;
  readonly nobody: string;
  /** The site is PRO: what it lacks is greyed, and its hint says so (R-A04). */
  readonly isPro: boolean;
  readonly handle: string;
  readonly handleHint: string;
  readonly assignHint: string;
  readonly historyHint: string;
  readonly priorities: Readonly<Record<AlarmView['priority'], string>>;
  readonly states: Readonly<Record<AlarmState, string>>;
  /** By the number of an alarm: what its box and its buttons are called. */
  readonly selectAlarm: (number: number) => string;
  readonly selectHint: (text: string) => string;
  readonly handleAlarm: (number: number) => string;
  readonly assignAlarm: (number: number) => string;
  readonly historyOfAlarm: (number: number) => string;
}

/** Made once by the list for all of its rows. */
export const RowLanguageContext = createContext<RowLanguage | null>(null);

/**
 * Works out what the rows say, again only when the language changes. A row that asked for itself would look up a dozen texts and
 * listen ten times for another language, which takes longer than to draw it.
 */
export function useMadeRowLanguage(): RowLanguage {
  const { t: words } = useTranslation(['alarms', 'shell']);
  const { t } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const siteTime = useSiteTime();
  const isPro = useAppSelector(selectIsPro);
  return useMemo(() => {
    const hint = (text: string, key: string) => words('shell:hint', { text, key });
    const priority = (number: AlarmView['priority']) => t('priority', { priority: number });
    const space = t('key.space');
    return {
      t,
      errors,
      siteTime,
      nobody: t('nobody'),
      isPro,
      handle: t('action.handle'),
      handleHint: hint(t('action.handle'), 'H'),
      assignHint: isPro ? t('tier.notInPro') : hint(t('action.assign'), 'A'),
      historyHint: isPro ? t('tier.notInPro') : hint(t('action.history'), 'Y'),
      priorities: { 1: priority(1), 2: priority(2), 3: priority(3), 4: priority(4), 5: priority(5) },
      states: {
        new: stateText(t, 'new'),
        inProgress: stateText(t, 'inProgress'),
        escalated: stateText(t, 'escalated'),
        closed: stateText(t, 'closed'),
        expired: stateText(t, 'expired'),
      },
      selectAlarm: textAround((number) => t('select.alarm', { number })),
      selectHint: textAround((text) => hint(text, space)),
      handleAlarm: textAround((number) => t('action.handleAlarm', { number })),
      assignAlarm: textAround((number) => t('action.assignAlarm', { number })),
      historyOfAlarm: textAround((number) => t('action.historyOfAlarm', { number })),
    };
  }, [words, t, errors, siteTime, isPro]);
}

/** The language of the list that this cell is in. */
export function useRowLanguage(): RowLanguage {
  const language = useContext(RowLanguageContext);
  if (language === null) {
    throw new Error('a cell of the list was drawn outside of it');
  }
  return language;
}
