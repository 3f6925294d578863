import type { Alarm } from '../../shared/domain/alarm.ts';
import type { AlarmCommand } from '../../shared/domain/alarmLifeCycle.ts';
import { maySee } from '../../shared/domain/audience.ts';
import type { ErrorCode } from '../../shared/domain/errorCodes.ts';
import { assertNever } from '../../shared/domain/result.ts';
import { decideUnder, type Tier } from '../../shared/domain/tier.ts';
import { viewOf } from '../../shared/link/alarmView.ts';
import type { Command, CommandAnswer } from '../../shared/link/commands.ts';
import type { LedgerWriting } from '../store/ledgerWriting.ts';
import type { CommittedChange, SiteUser } from './contract.ts';
import type { Outcome } from './writeQueue.ts';

type OneCommand = Extract<Command, { readonly alarm: string }>;
type ManyCommand = Extract<Command, { readonly alarms: readonly string[] }>;

/** When a command is run, and under which tier of the site. */
export interface Circumstances {
  readonly at: string;
  readonly tier: Tier;
}

/** Runs a command once: the same id again is given the answer that was kept with its effect (design, section 4). */
export async function runCommand(
  writing: LedgerWriting,
  actor: SiteUser,
  command: Command,
  { at, tier }: Circumstances,
): Promise<Outcome<CommandAnswer>> {
  const earlier = await writing.answerTo(command.id);
  if (earlier) {
    // Whose id it is, is nobody else's business.
    const value: CommandAnswer =
      earlier.user === actor.id
        ? { ...earlier.answer, repeated: true }
        : { t: 'err', id: command.id, code: 'NOT_FOUND' };
    return { value, changes: [] };
  }
  const outcome = isMany(command)
    ? await runMany(writing, actor, command, { at, tier })
    : await runOne(writing, actor, command, { at, tier });
  await writing.keepAnswer(actor.id, at, outcome.value);
  return outcome;
}

/** How many alarms a command touches at most. */
export function weightOf(command: Command): number {
  return isMany(command) ? command.alarms.length : 1;
}

function isMany(command: Command): command is ManyCommand {
  return 'alarms' in command;
}

async function runOne(
  writing: LedgerWriting,
  actor: SiteUser,
  command: OneCommand,
  circumstances: Circumstances,
): Promise<Outcome<CommandAnswer>> {
  const { id, version } = command;
  const effect = await apply(
    writing,
    actor,
    { ...circumstances, alarm: command.alarm, version, commandId: id },
    await alarmCommandOf(writing, command),
  );
  if (effect.change) {
    const value: CommandAnswer = { t: 'ack', id, version: effect.change.alarm.version, result: null };
    return { value, changes: [effect.change] };
  }
  const { code, alarm } = effect;
  const shown =
    alarm && maySee(alarm.audience, actor) ? { alarm: viewOf(alarm, actor, circumstances.tier) } : {};
  return { value: { t: 'err', id, code, ...shown }, changes: [] };
}

async function runMany(
  writing: LedgerWriting,
  actor: SiteUser,
  command: ManyCommand,
  circumstances: Circumstances,
): Promise<Outcome<CommandAnswer>> {
  const { id } = command;
  const order: AlarmCommand =
    command.name === 'alarms.handle'
      ? { name: 'alarm.handle' }
      : await assignmentTo(writing, command.args.user);
  const outcomes = [];
  const changes: CommittedChange[] = [];
  for (const alarm of new Set(command.alarms)) {
    const effect = await apply(writing, actor, { ...circumstances, alarm, commandId: id }, order);
    if (effect.change) {
      changes.push(effect.change);
    }
    outcomes.push({
      alarm,
      code: effect.change ? null : effect.code,
      version: effect.change?.alarm.version ?? null,
    });
  }
  // R-E14: nobody can be given alarms of which he receives none; where he receives some, each alarm says its own.
  if (outcomes.every(({ code }) => code === 'USER_NOT_ALLOWED')) {
    return { value: { t: 'err', id, code: 'NO_COMMON_USERS' }, changes };
  }
  return { value: { t: 'ack', id, version: null, result: { outcomes } }, changes };
}

type Effect =
  | { readonly change: CommittedChange }
  | { readonly change: null; readonly code: ErrorCode; readonly alarm: Alarm | null };

async function apply(
  writing: LedgerWriting,
  actor: SiteUser,
  target: Circumstances & {
    readonly alarm: string;
    readonly version?: number | undefined;
    readonly commandId: string;
  },
  command: AlarmCommand,
): Promise<Effect> {
  const alarm = await writing.alarm(target.alarm);
  if (alarm === null) {
    return { change: null, code: 'NOT_FOUND', alarm };
  }
  const decision = decideUnder(target.tier, alarm, command, actor, target.at, target.version);
  if (!decision.ok) {
    return { change: null, code: decision.error, alarm };
  }
  const { at, commandId } = target;
  return { change: await writing.record(decision.value, { at, actor, commandId }) };
}

async function alarmCommandOf(writing: LedgerWriting, command: OneCommand): Promise<AlarmCommand> {
  switch (command.name) {
    case 'alarm.handle':
      return { name: command.name };
    case 'alarm.assign':
      return assignmentTo(writing, command.args.user);
    case 'alarm.step': {
      const { step, done, comment } = command.args;
      return { name: command.name, step, done, comment: comment ?? null };
    }
    case 'alarm.close': {
      const { reason, text } = command.args;
      return { name: command.name, reason, text: text ?? null };
    }
    default:
      return assertNever(command);
  }
}

/** A user who is unknown or disabled has no role and no right, so the rules refuse him after everything else is in order. */
async function assignmentTo(writing: LedgerWriting, user: string): Promise<AlarmCommand> {
  const to = (await writing.user(user)) ?? { id: user, name: user, roles: [], rights: [] };
  return { name: 'alarm.assign', to };
}
