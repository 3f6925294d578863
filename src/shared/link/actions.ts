import { z } from 'zod';

/** An address that actions call; what it may lead to is the server's to judge when it is called. */
const callAddressSchema = z.url({ protocol: /^https?$/ }).max(2000);

/** An action of a definition (R-D11). */
export const alarmActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('showCamera'), camera: z.string().min(1).max(64) }),
  z.object({
    kind: z.literal('webhook'),
    url: callAddressSchema,
    /** Write-only. Left out it stays as long as the address does; `null` removes it. */
    secret: z.string().min(16).max(256).nullable().optional(),
    /** Shown in its place; ignored where it is written. */
    hasSecret: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('output'),
    url: callAddressSchema,
    method: z.enum(['GET', 'POST', 'PUT']),
    body: z.string().max(10_000).optional(),
  }),
  z.object({
    kind: z.literal('email'),
    to: z.array(z.email().max(254)).min(1).max(50),
    subject: z.string().trim().min(1).max(200).optional(),
  }),
  z.object({ kind: z.literal('bookmark'), text: z.string().trim().min(1).max(500) }),
]);

/** Actions of one definition. */
export const actionsMost = 10;

const mailShown = {
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: z.boolean(),
  user: z.string().max(256).nullable().default(null),
  from: z.email().max(254),
};

/** `PUT /api/v1/mail`: how the site sends e-mail. The password is write-only and stays as it is where it is left out. */
export const mailSettingsBodySchema = z.object({
  ...mailShown,
  password: z.string().min(1).max(256).nullable().optional(),
});
/** How the site sends e-mail, as it is written. */
export type MailSettingsBody = z.infer<typeof mailSettingsBodySchema>;

/** How the site sends e-mail, as it is shown: never the password. */
export const mailSettingsSchema = z.object({ ...mailShown, hasPassword: z.boolean() });

/** `GET /api/v1/mail`: `null` until somebody has set it up. */
export const mailAnswerSchema = z.object({ settings: mailSettingsSchema.nullable() });

/** `POST /api/v1/mail/test`: to whom a trial goes. */
export const mailTestSchema = z.object({ to: z.email().max(254) });

/** What became of the trial; `reason` says why it was not taken by the mail server. */
export const mailTestAnswerSchema = z.object({ sent: z.boolean(), reason: z.string().nullable() });
