import type { TFunction } from 'i18next';
import { isPastMidnight } from './weekText.ts';

/** What is wrong with the hours of a day, and how to write them. */
export function hoursError(
  t: TFunction<'site'>,
  text: string,
  error: string | undefined,
): string | undefined {
  if (error === undefined) return undefined;
  return isPastMidnight(text) ? t('week.pastMidnight') : t('week.unreadable');
}
