import { z } from 'zod';
import {
  type MailSettingsBody,
  mailSettingsBodySchema,
  type mailSettingsSchema,
} from '../../../../shared/link/actions.ts';

/** The mail server as it is typed. */
export type MailForm = {
  host: string;
  port: number | null;
  secure: boolean;
  user: string;
  /** Only a new one: what is stored is never shown. */
  password: string;
  from: string;
};

/** The mail server as it is read: never its password. */
export type Mail = z.infer<typeof mailSettingsSchema>;

const submissionPort = 587;

/** Judges the mail server as it is typed, and makes of it what is written: an empty password leaves the stored one as it is. */
export const mailFormSchema = z
  .object({
    host: mailSettingsBodySchema.shape.host,
    port: z.number().nullable().pipe(mailSettingsBodySchema.shape.port),
    secure: z.boolean(),
    user: z.string().max(256),
    password: z.string().max(256),
    from: mailSettingsBodySchema.shape.from,
  })
  .transform(({ user, password, ...rest }): MailSettingsBody => {
    const name = user.trim();
    // Whoever signs in nowhere needs no password.
    if (name === '') return { ...rest, user: null, password: null };
    return { ...rest, user: name, ...(password !== '' && { password }) };
  });

/** The stored mail server as it is typed; one that was never set up proposes the port for submission. */
export function formOfMail(mail: Mail | null): MailForm {
  return {
    host: mail?.host ?? '',
    port: mail?.port ?? submissionPort,
    secure: mail?.secure ?? false,
    user: mail?.user ?? '',
    password: '',
    from: mail?.from ?? '',
  };
}
