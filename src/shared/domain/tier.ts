import type { Alarm, UserReference, VideoStart } from './alarm.ts';
import {
  type AlarmCommand,
  type AlarmCommandName,
  allowedCommands,
  decideCommand,
  type Transition,
} from './alarmLifeCycle.ts';
import { maySee, type Viewer } from './audience.ts';
import { definitionBounds, type Trigger } from './definition.ts';
import type { ErrorCode } from './errorCodes.ts';
import { err, ok, type Result } from './result.ts';

/** The licence tiers of a site (R-A01). */
export const tiers = ['pro', 'enterprise'] as const;
/** One of `tiers`. */
export type Tier = (typeof tiers)[number];

/** What of a definition depends on the tier; `actions` are what runs when it raises (R-D11). */
export interface TierBoundDefinition {
  readonly trigger: Trigger;
  readonly relatedResources: readonly string[];
  readonly procedure: string | null;
  readonly videoStart: VideoStart;
  readonly mayCloseUnhandled: boolean;
  readonly escalateAfterSeconds: number | null;
  readonly expireAfterSeconds: number | null;
  readonly actions?: readonly unknown[] | undefined;
}

/** A field that the tier does not let be anything else than what the rule says. */
export interface TierLimit {
  readonly field: string;
  readonly rule: string;
  readonly value: unknown;
}

/** What PRO leaves of a definition whatever it says (R-A02): everything but its trigger, name, priority and recipients. */
const proDefaults = {
  relatedResources: [],
  procedure: null,
  videoStart: { mode: 'live' },
  mayCloseUnhandled: false,
  escalateAfterSeconds: null,
  expireAfterSeconds: definitionBounds.expireAfterSecondsDefault,
} as const satisfies Partial<TierBoundDefinition>;

/** Answers every field of a definition that the tier does not allow (R-A02); none for ENTERPRISE. */
export function definitionLimits(definition: TierBoundDefinition, tier: Tier): readonly TierLimit[] {
  if (tier === 'enterprise') return [];
  const { trigger, videoStart } = definition;
  const limits: TierLimit[] = [];
  const demand = (isMet: boolean, field: string, rule: string, value: unknown): void => {
    if (!isMet) limits.push({ field, rule: `PRO: ${rule}`, value });
  };
  demand(trigger.kind === 'site', 'trigger.kind', 'no events of partner systems', trigger.kind);
  if (trigger.kind === 'site') {
    demand(trigger.events === 'all', 'trigger.events', 'always all events', trigger.events);
    demand(trigger.resources === 'all', 'trigger.resources', 'always all resources', trigger.resources);
  }
  demand(videoStart.mode === 'live', 'videoStart', 'stays at its default', videoStart.mode);
  for (const field of ['mayCloseUnhandled', 'escalateAfterSeconds', 'expireAfterSeconds'] as const) {
    demand(definition[field] === proDefaults[field], field, 'stays at its default', definition[field]);
  }
  const { relatedResources, procedure, actions = [] } = definition;
  demand(relatedResources.length === 0, 'relatedResources', 'no related resources', relatedResources);
  demand(procedure === null, 'procedure', 'no procedure', procedure);
  demand(actions.length === 0, 'actions', 'no actions', actions.length);
  return limits;
}

/**
 * The definition as it raises under the tier. One that was made under ENTERPRISE goes on raising for the same events under PRO
 * (an alarm must not be lost to a licence), but without what PRO does not have.
 */
export function definitionUnder<Definition extends TierBoundDefinition>(
  definition: Definition,
  tier: Tier,
): Definition {
  if (tier === 'enterprise') return definition;
  return { ...definition, ...proDefaults, ...(definition.actions && { actions: [] }) };
}

/** The alarm as users of the tier see it (R-A04): PRO has neither procedures nor additional information. */
export function alarmUnder(alarm: Alarm, tier: Tier): Alarm {
  return showsAdditional(tier) ? alarm : { ...alarm, procedure: null, additional: null };
}

/** What its sender told of an event, as searches and previews show it. */
interface ToldOfEvent {
  readonly message: string | null;
  readonly plate: unknown;
  readonly cardholder: unknown;
  readonly additional?: unknown;
}

/** Whether the tier shows what events told, and finds them by it (R-A04): what is hidden must not be guessed by searching for it. */
export function showsAdditional(tier: Tier): boolean {
  return tier === 'enterprise';
}

/** The event as users of the tier see it (R-A04): PRO has no additional information, neither whole nor in parts. */
export function eventUnder<Event extends ToldOfEvent>(event: Event, tier: Tier): Event {
  if (showsAdditional(tier)) return event;
  const hidden = { message: null, plate: null, cardholder: null };
  return { ...event, ...hidden, ...('additional' in event && { additional: null }) };
}

/** Answers the commands that this user may run now on this tier: PRO offers Handle, which then permits closing (R-A04). */
export function allowedUnder(alarm: Alarm, viewer: Viewer, tier: Tier): readonly AlarmCommandName[] {
  const allowed = allowedCommands(alarmUnder(alarm, tier), viewer);
  return tier === 'enterprise' ? allowed : allowed.filter(isInPro);
}

/** Decides a command as `decideCommand` does, within what the tier has (R-A04). What PRO hides of the alarm stays stored. */
export function decideUnder(
  tier: Tier,
  ...[alarm, command, actor, at, seenVersion]: Parameters<typeof decideCommand>
): Result<Transition, ErrorCode> {
  if (tier === 'enterprise') return decideCommand(alarm, command, actor, at, seenVersion);
  if (!isOffered(alarm, command, actor)) return err('TIER_LIMIT');
  const decision = decideCommand(alarmUnder(alarm, tier), command, actor, at, seenVersion);
  if (!decision.ok) return decision;
  const { procedure, additional } = alarm;
  return ok({ ...decision.value, alarm: { ...decision.value.alarm, procedure, additional } });
}

/** Whoever may not see the alarm learns nothing of the tier either: `decideCommand` tells him that there is none. */
function isOffered(alarm: Alarm, { name }: AlarmCommand, actor: Viewer & UserReference): boolean {
  return isInPro(name) || !maySee(alarm.audience, actor);
}

function isInPro(name: AlarmCommandName): boolean {
  return name === 'alarm.handle' || name === 'alarm.close';
}
