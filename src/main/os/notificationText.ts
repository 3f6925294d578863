import english from '../../../locales/en/workstation.json' with { type: 'json' };
import spanish from '../../../locales/es/workstation.json' with { type: 'json' };
import type { AlarmView } from '../../shared/link/alarmView.ts';

const texts = { es: spanish, en: english } as const;
const keys = { one: 'newAlarm', several: 'newAlarms', body: 'newAlarmBody' } as const;

/** The words of a notification: the last alarm, and how many there are where it is not alone. */
export function notificationText(
  { name, number, priority }: Pick<AlarmView, 'name' | 'number' | 'priority'>,
  count: number,
  locale: 'es' | 'en',
): { readonly title: string; readonly body: string } {
  const text = texts[locale];
  const title = count === 1 ? text[keys.one] : text[keys.several].replace('{{count}}', String(count));
  const body = text[keys.body]
    .replace('{{number}}', String(number))
    .replace('{{priority}}', String(priority))
    // A function: a name may contain what a replacement text gives a meaning to.
    .replace('{{name}}', () => name);
  return { title, body };
}
