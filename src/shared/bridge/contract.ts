import { z } from 'zod';
import { alarmViewSchema, prioritySchema, userReferenceSchema } from '../link/alarmView.ts';
import { commandRequestSchema } from '../link/commands.ts';
import { storedFileSchema } from '../link/files.ts';
import { localeSchema } from '../link/frames.ts';
import { linkProtocol } from '../link/protocol.ts';
import { alarmHistorySchema } from '../link/rest.ts';
import { searchExportSchema } from '../link/search.ts';
import {
  type SiteAnswer,
  type SiteOperationName,
  type SiteOperations,
  type SiteOutput,
  siteAnswerSchema,
  siteOperations,
} from '../link/siteOperations.ts';
import { alarmsPlaceSchema, alarmsViewSchema } from './alarmsView.ts';
import { packedAlarmsSchema } from './packedAlarms.ts';
import { probedServerSchema, siteChoiceSchema, siteStateSchema } from './site.ts';
import {
  cacheTroubleSchema,
  commandOutcomeSchema,
  commonRecipientsSchema,
  linkStateSchema,
  pendingCommandSchema,
  preferencesSchema,
  sessionStateSchema,
  workstationStateSchema,
} from './state.ts';

/** What a window is for; a handler names the roles it serves. */
export const windowRoles = ['console', 'alarms'] as const;
/** One of `windowRoles`. */
export type WindowRole = (typeof windowRoles)[number];

/** Why a call over the bridge failed; every text is in `locales/<language>/errors.json`. */
export const bridgeFailures = [
  'invalidInput',
  'notPermitted',
  'signedOut',
  'wrongPassword',
  'tooManyAttempts',
  'unreachable',
  'notKept',
  'notSaved',
  'notAnAddress',
  'needsHttps',
  'certificateRefused',
  'cutOff',
  'unexpected',
] as const;
/** One of `bridgeFailures`. */
export type BridgeFailure = (typeof bridgeFailures)[number];

const everyRole: readonly WindowRole[] = windowRoles;
const nothing = z.object({});

/** One call for each request to the site server, by the operation's name behind `site:`. */
type SiteCalls = {
  readonly [Name in SiteOperationName as `site:${Name}`]: {
    readonly input: SiteOperations[Name]['input'];
    readonly output: z.ZodType<SiteAnswer<SiteOutput<Name>>>;
    readonly roles: readonly WindowRole[];
  };
};

/** Settings and search are in the console window; the server itself judges what this user may ask. */
const siteCalls = Object.fromEntries(
  Object.entries(siteOperations).map(([name, { input, output }]) => [
    `site:${name}`,
    { input, output: siteAnswerSchema(output), roles: ['console'] },
  ]),
) as unknown as SiteCalls;

/** What a window may ask of main: input, output, and the roles that may. */
export const bridgeCalls = {
  ...siteCalls,
  'workstation.state': { input: nothing, output: workstationStateSchema, roles: everyRole },
  'session.signIn': {
    input: z.object({ user: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    output: nothing,
    roles: ['console'] as readonly WindowRole[],
  },
  'session.signOut': { input: nothing, output: nothing, roles: ['console'] as readonly WindowRole[] },
  /** Answered as soon as the command is on disk (R-J07); its outcome comes as `command.outcome`. */
  'command.submit': {
    input: commandRequestSchema,
    output: z.object({ id: z.uuid() }),
    roles: everyRole,
  },
  /** The users that an alarm may be assigned to (R-E10). */
  'alarm.recipients': {
    input: z.object({ alarm: z.string().min(1).max(64) }),
    output: z.object({ users: z.array(userReferenceSchema).readonly() }),
    roles: everyRole,
  },
  /** The users that all of these alarms may be assigned to (R-E14), and who is offered which of them, so that "none" can be explained. */
  'alarms.commonRecipients': {
    input: z.object({
      alarms: z.array(z.string().min(1).max(64)).min(1).max(linkProtocol.bulkAlarmsMost).readonly(),
    }),
    output: commonRecipientsSchema,
    roles: everyRole,
  },
  /** An alarm's record, and when its definition fired before (R-E11). */
  'alarm.history': {
    input: z.object({ alarm: z.string().min(1).max(64) }),
    output: alarmHistorySchema,
    roles: everyRole,
  },
  /** Saves one of the site's files where the user chooses (R-F07); not saved where he thinks better of it. */
  'file.save': {
    input: z.object({ file: z.string().min(1).max(64), name: z.string().min(1).max(255) }),
    output: z.object({ isSaved: z.boolean() }),
    roles: everyRole,
  },
  /**
   * Writes all that a search finds into a CSV file that the user chooses (R-H08), and answers when it is whole: `saved` is its name,
   * `null` where he chose none or cancelled. `id` is the caller's, for the progress and for cancelling.
   */
  'search.export': {
    input: z.object({
      id: z.uuid(),
      name: z.string().min(1).max(200),
      request: searchExportSchema,
    }),
    output: z.object({ saved: z.string().nullable(), rows: z.int().nonnegative() }),
    roles: ['console'] as readonly WindowRole[],
  },
  /** Gives an export up; nothing of it stays on the disk. */
  'search.cancelExport': {
    input: z.object({ id: z.uuid() }),
    output: nothing,
    roles: ['console'] as readonly WindowRole[],
  },
  /** Hands a file to the site, as an attachment of a procedure's step (R-C08); what it is, the server sees by its content. */
  'file.upload': {
    input: z.object({ name: z.string().min(1).max(255), content: z.base64().max(28_000_000) }),
    output: siteAnswerSchema(storedFileSchema),
    roles: ['console'] as readonly WindowRole[],
  },
  /** Where the site server is reached from this workstation, for whoever sets up what sends to it; `null` while that is not known. */
  'site.address': {
    input: nothing,
    output: z.object({ address: z.string().nullable() }),
    roles: ['console'] as readonly WindowRole[],
  },
  /**
   * Asks for the next part of the list, which comes as `alarms.followed`, in its order among the changes. With `fromStart` the
   * window holds nothing yet.
   */
  'alarms.follow': { input: z.object({ fromStart: z.boolean() }), output: nothing, roles: everyRole },
  /** Fetches the whole list again (R-E08). */
  'alarms.refresh': { input: nothing, output: nothing, roles: everyRole },
  /** The alarms pane is in front of the user, or no longer (R-J02). */
  'alarms.looking': { input: z.object({ inFront: z.boolean() }), output: nothing, roles: everyRole },
  /** Keeps a picture of a camera where the user says; `saved` is the file's name, `null` where he chose none (R-F05). */
  'video.saveSnapshot': {
    input: z.object({ name: z.string().min(1).max(300), png: z.base64().max(64_000_000) }),
    output: z.object({ saved: z.string().nullable() }),
    roles: everyRole,
  },
  /** Where the alarms are shown, and where they could be (R-J01). */
  'alarmsWindow.place': { input: nothing, output: alarmsPlaceSchema, roles: everyRole },
  /** Moves the alarms into a window of their own: onto a display, or to where the tab was dropped. */
  'alarmsWindow.open': {
    input: z.object({
      view: alarmsViewSchema,
      display: z.number().nullable(),
      at: z.object({ x: z.int(), y: z.int() }).nullable(),
    }),
    output: nothing,
    roles: ['console'] as readonly WindowRole[],
  },
  /** Puts the alarms back into the console window. */
  'alarmsWindow.close': { input: z.object({ view: alarmsViewSchema }), output: nothing, roles: everyRole },
  /** Brings the alarms to the front, wherever they are. */
  'alarmsWindow.show': { input: nothing, output: nothing, roles: everyRole },
  /** How the user looks at the alarms now; main keeps it for the window that shows them next. */
  'alarmsView.keep': { input: z.object({ view: alarmsViewSchema }), output: nothing, roles: everyRole },
  'alarmsView.kept': {
    input: nothing,
    output: z.object({ view: alarmsViewSchema.nullable() }),
    roles: everyRole,
  },
  /** Which site this workstation belongs to, and what a person has to decide about it (R-J05). */
  'site.state': { input: nothing, output: siteStateSchema, roles: everyRole },
  /** Looks what is at an address; nothing secret is sent there. */
  'site.probe': {
    input: z.object({ address: z.string().min(1).max(300) }),
    output: probedServerSchema,
    roles: ['console'] as readonly WindowRole[],
  },
  /** Chooses the site, while nobody is signed in; where it is new on this machine, its administrator is signed in. */
  'site.choose': { input: siteChoiceSchema, output: nothing, roles: ['console'] as readonly WindowRole[] },
  /** Leaves the site for another one, while nobody is signed in. */
  'site.leave': { input: nothing, output: nothing, roles: ['console'] as readonly WindowRole[] },
  /** Accepts the certificate that was refused, by its fingerprint. */
  'site.trust': {
    input: z.object({ server: z.string().max(300), fingerprint: z.string().min(1).max(200) }),
    output: nothing,
    roles: ['console'] as readonly WindowRole[],
  },
  /** Saves the workstation's log, without secrets, where the user chooses; not saved where he thinks better of it. */
  'log.save': { input: nothing, output: z.object({ isSaved: z.boolean() }), roles: everyRole },
  'link.retry': { input: nothing, output: nothing, roles: everyRole },
  'preferences.change': { input: preferencesSchema.partial(), output: nothing, roles: everyRole },
} as const;

/** Names of the calls. */
export type BridgeCallName = keyof typeof bridgeCalls;
/** What a call is given. */
export type BridgeInput<Name extends BridgeCallName> = z.input<(typeof bridgeCalls)[Name]['input']>;
/** What a call answers when it succeeds. */
export type BridgeOutput<Name extends BridgeCallName> = z.output<(typeof bridgeCalls)[Name]['output']>;

/** What main tells a window without being asked. */
export const bridgeEvents = {
  'session.changed': sessionStateSchema,
  'link.changed': linkStateSchema,
  'preferences.changed': z.object({ preferences: preferencesSchema, locale: localeSchema }),
  /** Changes of the list in the order of the link, gathered for at most one frame of the screen. */
  'alarms.changed': z.object({
    upserts: z.array(alarmViewSchema).readonly(),
    /** `unknown`: it is missing from a whole new list, which does not say why. */
    gone: z
      .array(z.object({ id: z.string(), why: z.enum(['closed', 'expired', 'rights', 'unknown']) }))
      .readonly(),
  }),
  /** The list is another one altogether (another user): nothing that a window holds counts, and it asks for it from the start. */
  'alarms.begun': nothing,
  /** Much of the list is different: it is to be asked for. */
  'alarms.following': nothing,
  /** A part of the list for the window that asked, and how many alarms it lacks after that. */
  'alarms.followed': z.object({
    alarms: packedAlarmsSchema,
    following: z.int().nonnegative(),
  }),
  /** A new alarm for this user: sounds the ping, once (R-J03). */
  'alarm.news': z.object({ id: z.string(), priority: prioritySchema }),
  /** Somebody outside of the windows asks for an alarm: the click on a notification. */
  'alarm.asked': z.object({ alarm: z.string() }),
  /** A definition asks to show a camera (R-D11). */
  'camera.asked': z.object({ camera: z.string(), alarm: z.string() }),
  'badge.changed': z.object({ badge: z.int().nonnegative() }),
  'alarmsPlace.changed': alarmsPlaceSchema,
  'pending.changed': z.object({ pending: z.array(pendingCommandSchema).readonly() }),
  'command.outcome': commandOutcomeSchema,
  'site.changed': siteStateSchema,
  /** How far an export has come. */
  'export.progress': z.object({ id: z.uuid(), rows: z.int().nonnegative(), bytes: z.int().nonnegative() }),
  'cache.trouble': z.object({ trouble: cacheTroubleSchema.nullable() }),
} as const;

/** Names of the events. */
export type BridgeEventName = keyof typeof bridgeEvents;
/** What an event carries. */
export type BridgeEventBody<Name extends BridgeEventName> = z.infer<(typeof bridgeEvents)[Name]>;

/** What a call comes back with: never `undefined`, never a raw exception. */
export type BridgeResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: BridgeFailure };

/** What the preload puts on the page as `window.valerus`. */
export interface ValerusBridge {
  readonly role: WindowRole;
  call<Name extends BridgeCallName>(
    name: Name,
    input: BridgeInput<Name>,
  ): Promise<BridgeResult<BridgeOutput<Name>>>;
  /** Answers a function that ends the subscription. */
  on<Name extends BridgeEventName>(name: Name, listener: (body: BridgeEventBody<Name>) => void): () => void;
}

/** The one IPC channel for calls, and the one for events: what a channel may carry is decided by the contract alone. */
export const bridgeChannels = { call: 'valerus:call', event: 'valerus:event' } as const;
