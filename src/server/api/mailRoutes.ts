import { randomUUID } from 'node:crypto';
import {
  mailAnswerSchema,
  mailSettingsBodySchema,
  mailTestAnswerSchema,
  mailTestSchema,
} from '../../shared/link/actions.ts';
import { sendMail } from '../actions/mailer.ts';
import type { MailSettings, MailSettingsStore } from '../store/mailSettings.ts';
import { type Route, refuse, route } from './route.ts';

const administrators = { kind: 'user', rights: ['configuration.write'] } as const;

/** Addresses of the account with which the site sends e-mail (R-D11). The password is written and never read. */
export function mailRoutes({ mail }: { readonly mail: MailSettingsStore }): Route[] {
  const shown = (settings: MailSettings | null): object => {
    if (settings === null) return { settings: null };
    const { password, ...rest } = settings;
    return { settings: { ...rest, hasPassword: password !== null } };
  };
  return [
    route({
      method: 'GET',
      path: '/api/v1/mail',
      summary: 'How the site sends e-mail; null until it is set up',
      who: administrators,
      answers: { 200: mailAnswerSchema },
      handle: async () => ({ status: 200, body: shown(await mail.get()) }),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/mail',
      summary: 'Sets how the site sends e-mail; a password that is left out stays as it is',
      who: administrators,
      body: mailSettingsBodySchema,
      answers: { 200: mailAnswerSchema },
      async handle({ body }) {
        const before = await mail.get();
        const goesElsewhere = before !== null && (before.host !== body.host || before.port !== body.port);
        // Whoever may not know the password must not be able to have it sent to a server of his own.
        await mail.put(goesElsewhere && body.password === undefined ? { ...body, password: null } : body);
        return { status: 200, body: shown(await mail.get()) };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/mail/test',
      summary: 'Sends a trial e-mail and says what the mail server made of it',
      who: administrators,
      body: mailTestSchema,
      answers: { 200: mailTestAnswerSchema, 409: null },
      async handle({ body: { to } }) {
        const settings = await mail.get();
        if (settings === null) return refuse(409, 'CONFLICT', 'no mail server is set');
        const result = await sendMail(
          settings,
          {
            to: [to],
            subject: 'Prueba / Test',
            text: 'El sitio puede enviar correo. / The site can send e-mail.\n',
            messageId: `<${randomUUID()}@site-server.invalid>`,
          },
          AbortSignal.timeout(30_000),
        );
        const reason = result.kind === 'failed' ? result.reason : null;
        return { status: 200, body: { sent: reason === null, reason } };
      },
    }),
  ];
}
