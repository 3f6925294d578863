import { z } from 'zod';
import { instantSchema } from '../link/alarmView.ts';

/** The shortest password that a first administrator may choose; the site server asks for the same. */
export const passwordLengthLeast = 10;

/** What a person compares of a server's certificate. */
export const serverCertificateSchema = z.object({
  /** SHA-256 in hexadecimal, with colons. */
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
});

/** A certificate that was refused, so that nothing was sent to its server. */
export const certificateAlertSchema = z.object({
  server: z.string(),
  presented: serverCertificateSchema,
  /** The fingerprint that was accepted before; `null` where none was. */
  pinned: z.string().nullable(),
});
/** A certificate that was refused. */
export type CertificateAlert = z.infer<typeof certificateAlertSchema>;

/** Which site the workstation belongs to, as far as a person has to decide about it (R-J05). */
export const siteStateSchema = z.object({
  /** What a person has to say before there is a site: which one, or the password of its first administrator. */
  asked: z.enum(['site', 'administrator']).nullable(),
  /** Servers that were used from here before, the last one first. */
  servers: z.array(z.string()).readonly(),
  /** The site on this machine has its administrator. */
  hasOwnSite: z.boolean(),
  /** The site was not given with the command that started the workstation. */
  mayChange: z.boolean(),
  /** The embedded demo site, whose passwords everyone knows. */
  isDemo: z.boolean(),
  /** The site server runs inside this workstation and is reached from this machine alone. */
  embedded: z
    .object({
      /** The address that it usually has, while something else on this machine has that. */
      missedAddress: z.string().nullable(),
    })
    .nullable(),
  /** Who has been signed in at this site from here, the last one first. */
  users: z.array(z.string()).readonly(),
  certificate: certificateAlertSchema.nullable(),
  /** The workstation ended unexpectedly and was started again by itself. */
  wasRestarted: z.boolean(),
});
/** Which site the workstation belongs to. */
export type SiteState = z.infer<typeof siteStateSchema>;

/** A person's choice of a site. */
export const siteChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('demo') }),
  z.object({
    kind: z.literal('own'),
    /** Of its first administrator; `null` where it has one. */
    password: z.string().min(passwordLengthLeast).max(256).nullable(),
  }),
  z.object({
    kind: z.literal('server'),
    address: z.string().min(1).max(300),
    /** The certificate that the person has accepted; `null` where none was shown. */
    fingerprint: z.string().max(200).nullable(),
  }),
]);

/** What was found at an address. */
export const probedServerSchema = z.object({
  /** As it will be used. */
  address: z.string(),
  /** The certificate to compare; `null` where it was accepted before, or the connection stays on this machine. */
  certificate: serverCertificateSchema.nullable(),
});
/** What was found at an address. */
export type ProbedServer = z.infer<typeof probedServerSchema>;
