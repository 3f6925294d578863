import { z } from 'zod';
import { closeReasons } from '../domain/alarm.ts';
import { errorCodes } from '../domain/errorCodes.ts';
import { alarmViewSchema } from './alarmView.ts';
import { linkProtocol } from './protocol.ts';

const comment = z.string().max(2000);
/** The version of the alarm that the user saw. */
const version = z.int().positive().optional();
const one = { alarm: z.string().min(1).max(64), version };
const many = { alarms: z.array(z.string().min(1).max(64)).min(1).max(linkProtocol.bulkAlarmsMost) };
const noArguments = z.object({}).default({});
const toUser = z.object({ user: z.string().min(1).max(64) });
/** Made by the client; the server answers the same id with the same answer for ever. */
const identified = { id: z.uuid() };

const handle = z.object({ name: z.literal('alarm.handle'), ...one, args: noArguments });
const assign = z.object({ name: z.literal('alarm.assign'), ...one, args: toUser });
const step = z.object({
  name: z.literal('alarm.step'),
  ...one,
  args: z.object({ step: z.string().min(1).max(64), done: z.boolean(), comment: comment.optional() }),
});
const close = z.object({
  name: z.literal('alarm.close'),
  ...one,
  args: z.object({ reason: z.enum(closeReasons), text: comment.optional() }),
});
const handleMany = z.object({ name: z.literal('alarms.handle'), ...many, args: noArguments });
const assignMany = z.object({ name: z.literal('alarms.assign'), ...many, args: toUser });

/** A command before it has an id: what a window asks for. There is no bulk close (R-E15). */
export const commandRequestSchema = z.discriminatedUnion('name', [
  handle,
  assign,
  step,
  close,
  handleMany,
  assignMany,
]);

/** Every command of the link and of `POST /api/v1/commands`. */
export const commandSchema = z.discriminatedUnion('name', [
  handle.extend(identified),
  assign.extend(identified),
  step.extend(identified),
  close.extend(identified),
  handleMany.extend(identified),
  assignMany.extend(identified),
]);

/** A command with its id, target and arguments. */
export type Command = z.infer<typeof commandSchema>;
/** A command's name. */
export type CommandName = Command['name'];
/** A command before it has an id. */
export type CommandRequest = z.infer<typeof commandRequestSchema>;

/** What became of one alarm of a bulk command. */
export const alarmOutcomeSchema = z.object({
  alarm: z.string(),
  code: z.enum(errorCodes).nullable(),
  version: z.int().positive().nullable(),
});

/** The answer to a command that took effect. Bulk commands take effect per alarm and list one outcome each. */
export const acknowledgementSchema = z.object({
  id: z.string(),
  version: z.int().positive().nullable(),
  result: z.object({ outcomes: z.array(alarmOutcomeSchema).readonly() }).nullable(),
  /** This id had been answered before; nothing happened again. */
  repeated: z.boolean().optional(),
});

/** The answer to a command that was refused, with the alarm as it is now where the user may see it. */
export const refusalSchema = z.object({
  id: z.string(),
  code: z.enum(errorCodes),
  alarm: alarmViewSchema.optional(),
  repeated: z.boolean().optional(),
});

/** The one answer that a command gets. */
export type CommandAnswer =
  | ({ readonly t: 'ack' } & z.infer<typeof acknowledgementSchema>)
  | ({ readonly t: 'err' } & z.infer<typeof refusalSchema>);
