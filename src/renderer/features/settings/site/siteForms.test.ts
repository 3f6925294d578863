import { expect, test } from 'vitest';
import { mailSettingsBodySchema } from '../../../../shared/link/actions.ts';
import { formOfMail, mailFormSchema } from './mailForm.ts';
import { formOfSite, siteFormSchema } from './siteForm.ts';

const site = {
  name: 'Terminal Puerto Norte',
  timeZone: 'Europe/Madrid',
  tier: 'enterprise' as const,
  version: 3,
  eventRetentionDays: 90,
  alarmRetentionDays: null,
};

test('R-B03 the site is written as it was read', () => {
  const { version: _version, ...body } = site;
  expect(siteFormSchema.parse(formOfSite(site))).toEqual(body);
});

function problems(schema: typeof siteFormSchema | typeof mailFormSchema, form: object): string[] {
  return (schema.safeParse(form).error?.issues ?? []).map(({ path }) => path.join('.'));
}

test('R-B03 what is wrong is said of the field in which it stands', () => {
  const form = formOfSite(site);
  expect(problems(siteFormSchema, { ...form, name: '', timeZone: 'Marte/Olimpo' })).toEqual([
    'name',
    'timeZone',
  ]);
  expect(problems(siteFormSchema, { ...form, events: { isForever: false, days: null } })).toEqual([
    'events.days',
  ]);
  expect(problems(siteFormSchema, { ...form, events: { isForever: false, days: 4000 } })).toEqual([
    'events.days',
  ]);
  expect(problems(siteFormSchema, { ...form, events: { isForever: true, days: null } })).toEqual([]);
});

const mail = { host: 'mail.example', port: 465, secure: true, user: 'site', from: 'site@example.com' };

test('R-D11 the password of the mail server is written only where one was typed, and goes with the user', () => {
  const form = formOfMail({ ...mail, hasPassword: true });
  expect(mailFormSchema.parse(form)).toEqual(mail);
  expect(mailFormSchema.parse({ ...form, password: 'secret' })).toEqual({ ...mail, password: 'secret' });
  const open = mailFormSchema.parse({ ...form, user: ' ' });
  expect(open).toEqual({ ...mail, user: null, password: null });
  expect(mailSettingsBodySchema.safeParse(open).success).toBe(true);
});

test('R-D11 a mail server needs a host, a port and a sender', () => {
  expect(problems(mailFormSchema, { ...formOfMail(null), port: null })).toEqual(['host', 'port', 'from']);
});
