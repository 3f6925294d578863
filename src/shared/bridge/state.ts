import { z } from 'zod';
import { rights } from '../domain/audience.ts';
import { errorCodes } from '../domain/errorCodes.ts';
import { alarmViewSchema, instantSchema, userReferenceSchema } from '../link/alarmView.ts';
import { alarmOutcomeSchema, commandSchema } from '../link/commands.ts';
import { localeSchema, signedInUserSchema, tierSchema } from '../link/frames.ts';

/** What a user chose for himself on this workstation (R-J03, R-J04). `null` follows the system. */
export const preferencesSchema = z.object({
  locale: localeSchema.nullable(),
  theme: z.enum(['dark', 'light']),
  ping: z.boolean(),
  /** 0–1 */
  pingVolume: z.number().min(0).max(1),
  density: z.enum(['normal', 'compact']),
  /** Whether new alarms are told on the desktop while no window of ours has the focus. */
  notifications: z.boolean(),
  /** The tab that is in front after signing in. */
  firstTab: z.enum(['alarms', 'search', 'settings']),
  /** Where the alarms are after signing in: where they were, or in a window of their own (R-J01). */
  alarmsAtStart: z.enum(['asTheyWere', 'ownWindow']),
});
/** What a user chose for himself. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** What a user has who never chose: the language of the system, dark, ping on. */
export const defaultPreferences: Preferences = {
  locale: null,
  theme: 'dark',
  ping: true,
  pingVolume: 0.7,
  density: 'normal',
  notifications: true,
  firstTab: 'alarms',
  alarmsAtStart: 'asTheyWere',
};

/** Who is signed in on this workstation, where, and what he may do. */
export const sessionStateSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signedOut'),
    server: z.string(),
    /** The user who is proposed in the sign-in form. */
    lastUser: z.string().nullable(),
    /** Why he is signed out, where it was not his own wish. */
    why: z.enum(['expired', 'rights']).nullable(),
  }),
  z.object({ status: z.literal('starting'), server: z.string() }),
  z.object({
    status: z.literal('signedIn'),
    server: z.string(),
    user: signedInUserSchema,
    rights: z.array(z.enum(rights)).readonly(),
    tier: tierSchema,
    site: z.object({ name: z.string(), timeZone: z.string() }),
    /** The demo accounts: their password is known to everyone, and the screen says so. */
    demo: z.boolean(),
  }),
]);
/** Who is signed in on this workstation. */
export type SessionState = z.infer<typeof sessionStateSchema>;

/** Whether what is on the screen is true now, and if not, since when (R-E08, R-J06). */
export const linkStateSchema = z.object({
  status: z.enum(['connecting', 'live', 'down']),
  /** The last instant at which the list was known to be the server's. */
  currentAt: instantSchema.nullable(),
  /** When the next attempt is made; `null` while live or trying. */
  retryAt: instantSchema.nullable(),
  /** Server clock minus this machine's, ms. */
  clockOffsetMs: z.number(),
});
/** Whether what is on the screen is true now. */
export type LinkState = z.infer<typeof linkStateSchema>;

/** A command of this workstation that has no answer yet (R-J07). */
export const pendingCommandSchema = z.object({
  command: commandSchema,
  at: instantSchema,
  /** Whether it has been sent on the present link. */
  sent: z.boolean(),
});
/** A command that has no answer yet. */
export type PendingCommand = z.infer<typeof pendingCommandSchema>;

/** What became of a command. */
export const commandOutcomeSchema = z.object({
  command: commandSchema,
  /** `null`: it took effect. */
  code: z.enum(errorCodes).nullable(),
  /** The alarm as it is now, after a refusal. */
  alarm: alarmViewSchema.nullable(),
  /** One each for a bulk command. */
  outcomes: z.array(alarmOutcomeSchema).readonly(),
});
/** What became of a command. */
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;

/** Trouble with this workstation's own copy; the list itself goes on. */
export const cacheTroubleSchema = z.enum(['damaged', 'notWritable']);
/** Trouble with this workstation's own copy. */
export type CacheTrouble = z.infer<typeof cacheTroubleSchema>;

/** All that a window needs to draw itself, but for the alarms, which it fetches by `alarms.follow`; later changes come as events. */
export const workstationStateSchema = z.object({
  session: sessionStateSchema,
  link: linkStateSchema,
  preferences: preferencesSchema,
  /** The language that is in force: the user's choice, else the system's, else English. */
  locale: localeSchema,
  pending: z.array(pendingCommandSchema).readonly(),
  /** New alarms since the alarms pane was last looked at (R-J02). */
  badge: z.int().nonnegative(),
  cacheTrouble: cacheTroubleSchema.nullable(),
});
/** All that a window needs to draw itself. */
export type WorkstationState = z.infer<typeof workstationStateSchema>;

/** Who may be given all of some alarms (R-E14), and which of them go to the same people. */
export const commonRecipientsSchema = z.object({
  users: z.array(userReferenceSchema).readonly(),
  groups: z
    .array(
      z.object({
        alarms: z.array(z.string()).readonly(),
        users: z.array(userReferenceSchema).readonly(),
      }),
    )
    .readonly(),
});
/** Who may be given all of some alarms. */
export type CommonRecipients = z.infer<typeof commonRecipientsSchema>;
