import { z } from 'zod';
import { rights } from '../domain/audience.ts';
import { tiers } from '../domain/tier.ts';
import { alarmViewSchema, instantSchema, prioritySchema } from './alarmView.ts';
import { acknowledgementSchema, commandSchema, refusalSchema } from './commands.ts';
import { linkProtocol } from './protocol.ts';

/** An opaque place in the journal; only the server reads it. */
const cursorSchema = z.string().min(1).max(64);

/** A locale of the product (R-J04). */
export const localeSchema = z.enum(['es', 'en']);

/** A licence tier (R-A01). */
export const tierSchema = z.enum(tiers);

/** Who is signed in and what he may do. */
export const signedInUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()).readonly(),
});

/** What a client says. Unknown `t` and unknown fields are ignored by the server. */
export const clientFrameSchemas = {
  hello: z.object({
    token: z.string().min(1).max(512),
    device: z.string().min(1).max(64),
    app: z.string().max(64),
    locale: localeSchema,
    resume: z.object({ epoch: z.string().max(64), cur: cursorSchema }).optional(),
  }),
  auth: z.object({ token: z.string().min(1).max(512) }),
  cmd: commandSchema,
  'cmd.status': z.object({ ids: z.array(z.uuid()).max(1000) }),
  seen: z.object({ cur: cursorSchema }),
  /** The last `seq` that the client has received: what the server may count as delivered. */
  hb: z.object({ seq: z.int().nonnegative() }),
} as const;

/** Names of the client's frames. */
export type ClientFrameName = keyof typeof clientFrameSchemas;
/** A client's frame by its name. */
export type ClientFrame<Name extends ClientFrameName = ClientFrameName> = {
  [Each in Name]: { readonly t: Each; readonly d: z.infer<(typeof clientFrameSchemas)[Each]> };
}[Name];

/** What the server says. */
export const serverFrameSchemas = {
  welcome: z.object({
    session: z.string(),
    epoch: z.string(),
    hbMs: z.int().positive(),
    resumed: z.boolean(),
    serverTime: instantSchema,
    user: signedInUserSchema,
    rights: z.array(z.enum(rights)).readonly(),
    tier: tierSchema,
    site: z.object({ name: z.string(), timeZone: z.string() }),
  }),
  'snap.begin': z.object({ count: z.int().nonnegative() }),
  'snap.items': z.object({ alarms: z.array(alarmViewSchema).max(linkProtocol.snapshotItemsMost) }),
  'snap.end': z.object({ count: z.int().nonnegative() }),
  alarm: alarmViewSchema,
  'alarm.gone': z.object({
    id: z.string(),
    version: z.int().positive(),
    why: z.enum(['closed', 'expired', 'rights']),
  }),
  news: z.object({ id: z.string(), priority: prioritySchema }),
  resumed: z.object({ replayed: z.int().nonnegative() }),
  reset: z.object({ why: z.enum(['tooOld', 'epoch', 'rights', 'gap']) }),
  ack: acknowledgementSchema,
  err: refusalSchema,
  /** The answer to `cmd.status`: the ids that the server has never seen; the others are answered by their `ack` or `err`. */
  'cmd.unknown': z.object({ ids: z.array(z.string()).readonly() }),
  show: z.object({ camera: z.string(), alarm: z.string() }),
  hb: z.object({ seq: z.int().nonnegative(), cur: cursorSchema, serverTime: instantSchema }),
  goaway: z.object({ afterMs: z.int().nonnegative(), why: z.string() }),
} as const;

/** Names of the server's frames. */
export type ServerFrameName = keyof typeof serverFrameSchemas;
/** The body of a server's frame. */
export type ServerFrameBody<Name extends ServerFrameName> = z.infer<(typeof serverFrameSchemas)[Name]>;
/** A server's frame by its name; `seq` counts 1, 2, 3 … per session, `cur` is the place to resume from. */
export type ServerFrame<Name extends ServerFrameName = ServerFrameName> = {
  [Each in Name]: {
    readonly t: Each;
    readonly seq: number;
    readonly cur?: string | undefined;
    readonly d: ServerFrameBody<Each>;
  };
}[Name];

const envelopeSchema = z.object({ t: z.string().max(32), d: z.unknown() });
const serverEnvelopeSchema = envelopeSchema.extend({
  seq: z.int().positive(),
  cur: cursorSchema.optional(),
});

/** A frame that was read, one whose name this version does not know (to be ignored), or one that is broken. */
export type FrameReading<Frame> =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'unknown'; readonly seq?: number }
  | { readonly kind: 'broken'; readonly why: string; readonly commandId?: string };

/** Reads a client's text frame. A broken `cmd` is answered by its id where it has one, so that the client's outbox empties. */
export function readClientFrame(text: string): FrameReading<ClientFrame> {
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return { kind: 'broken', why: 'not a frame' };
  const { t, d } = envelope.data;
  if (!isClientFrameName(t)) return { kind: 'unknown' };
  const body = clientFrameSchemas[t].safeParse(d);
  if (body.success) return { kind: 'frame', frame: { t, d: body.data } as ClientFrame };
  const id = t === 'cmd' ? z.object({ id: z.uuid() }).safeParse(d) : undefined;
  return {
    kind: 'broken',
    why: `${t}: ${firstIssue(body.error)}`,
    ...(id?.success && { commandId: id.data.id }),
  };
}

/** Reads a server's text frame. */
export function readServerFrame(text: string): FrameReading<ServerFrame> {
  const envelope = serverEnvelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return { kind: 'broken', why: 'not a frame' };
  const { t, seq, cur, d } = envelope.data;
  if (!isServerFrameName(t)) return { kind: 'unknown', seq };
  const body = serverFrameSchemas[t].safeParse(d);
  if (!body.success) return { kind: 'broken', why: `${t}: ${firstIssue(body.error)}` };
  return { kind: 'frame', frame: { t, seq, cur, d: body.data } as ServerFrame };
}

function isClientFrameName(name: string): name is ClientFrameName {
  return Object.hasOwn(clientFrameSchemas, name);
}

function isServerFrameName(name: string): name is ServerFrameName {
  return Object.hasOwn(serverFrameSchemas, name);
}

/** Names the place and the rule, never the value: frames carry tokens. */
function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'body'}: ${issue.code}` : 'invalid';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller's schema refuses `undefined`: a text that is no JSON is no frame.
    return undefined;
  }
}
