import type { PendingAction } from '../store/actionQueue.ts';
import type { Site } from '../store/contract.ts';
import type { MailMessage } from './mailer.ts';

/** The e-mail about an alarm. The site has no language of its own, so its few words stand in both. */
export function alarmMail(
  { id, alarm }: PendingAction,
  { to, subject }: { readonly to: readonly string[]; readonly subject?: string | undefined },
  site: Site,
): MailMessage {
  const at = new Intl.DateTimeFormat('es', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: site.timeZone,
  }).format(new Date(alarm.raisedAt));
  const lines = [
    ['Alarma / Alarm', `${alarm.number} · ${alarm.name}`],
    ['Prioridad / Priority', String(alarm.priority)],
    ['Hora / Time', `${at} (${site.timeZone})`],
    ['Evento / Event', alarm.event.kind],
    ['Recursos / Resources', alarm.resources.map(({ name }) => name).join(', ')],
    ['Mensaje / Message', alarm.additional?.message ?? ''],
    ['Matrícula / Plate', alarm.additional?.plate?.text ?? ''],
    ['Titular / Cardholder', alarm.additional?.cardholder?.name ?? ''],
  ];
  return {
    to,
    subject: subject ?? `[${alarm.number}] ${alarm.name}`,
    text: [
      site.name,
      '',
      ...lines.flatMap(([label, value]) => (value === '' ? [] : [`${label}: ${value}`])),
      '',
    ].join('\n'),
    messageId: `<${id}@site-server.invalid>`,
  };
}
