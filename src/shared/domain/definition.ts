import type { AlarmAction } from './action.ts';
import type { Priority, VideoStart } from './alarm.ts';
import type { Audience } from './audience.ts';
import type { CriteriaTree, CriterionParameter } from './criteria.ts';
import { accessParameters, lprParameters, meetsCriteria } from './criteria.ts';
import type { NormalisedEvent } from './event.ts';

/** The families of partner systems that a definition may listen to (R-D16). */
export const partnerTypes = ['lpr', 'access'] as const;
/** One of `partnerTypes`. */
export type PartnerType = (typeof partnerTypes)[number];

/** Answers what a definition may look at in events of a family of partner systems (R-D17, R-D18). */
export function parametersOf(type: PartnerType): readonly CriterionParameter[] {
  return type === 'lpr' ? lprParameters : accessParameters;
}

/** Bounds of the manual, each named by the row it comes from. */
export const definitionBounds = {
  /** R-D06: more devices need a second alarm. */
  resourcesMost: 5,
  /** R-D19: an expression that nobody can read any more is a mistake. */
  criteriaMost: 100,
  /** R-D19: AND within OR within AND … */
  criteriaDepthMost: 8,
  /** R-D12 */
  secondsBeforeMost: 60,
  /** R-D14: greater than. */
  escalateAfterSecondsAbove: 45,
  /** R-D15: greater than. */
  expireAfterSecondsAbove: 90,
  /** R-D15: 48 h. */
  expireAfterSecondsDefault: 48 * 3600,
} as const;

/** What raises the alarm: events of the site's own devices, or of a partner system (R-D04). */
export type Trigger =
  | {
      readonly kind: 'site';
      readonly events: 'all' | readonly string[];
      readonly resources: 'all' | readonly string[];
    }
  | {
      readonly kind: 'partner';
      readonly partnerType: PartnerType;
      readonly partner: string;
      readonly criteria: CriteriaTree;
    };

/** What is raised to an alarm, for whom, and how that alarm lives (R-D). */
export interface AlarmDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly enabled: boolean;
  readonly trigger: Trigger;
  readonly schedule: string;
  readonly priority: Priority;
  readonly relatedResources: readonly string[];
  readonly procedure: string | null;
  readonly recipients: Audience;
  readonly videoStart: VideoStart;
  readonly mayCloseUnhandled: boolean;
  /** Seconds; `null` for off. */
  readonly escalateAfterSeconds: number | null;
  /** Seconds; `null` for never. */
  readonly expireAfterSeconds: number | null;
  /** What is done when it raises, in this order (R-D11); none where it is left out. */
  readonly actions?: readonly AlarmAction[] | undefined;
}

/** Where an event came from, as far as triggers care. */
export interface EventOrigin {
  readonly resource: string | null;
  /** The partner that sent it, if it was one. */
  readonly partner: string | null;
}

/** Answers whether a definition's trigger fits an event; enablement and schedule are judged apart. */
export function matchesTrigger(trigger: Trigger, event: NormalisedEvent, origin: EventOrigin): boolean {
  // The end or the course of something that was raised when it began is no alarm of its own.
  if (event.phase === 'update' || event.phase === 'end') return false;
  if (trigger.kind === 'partner') {
    return (
      origin.partner === trigger.partner &&
      isOfType(trigger.partnerType, event) &&
      meetsCriteria(trigger.criteria, event)
    );
  }
  const kindFits = trigger.events === 'all' || trigger.events.includes(event.kind);
  const resourceFits =
    trigger.resources === 'all' || (origin.resource !== null && trigger.resources.includes(origin.resource));
  return kindFits && resourceFits;
}

/** One partner may send for several systems: a criterion that excludes a plate must not let every door event through (R-D16). */
function isOfType(type: PartnerType, event: NormalisedEvent): boolean {
  const isPlate = event.plate !== null || event.kind.startsWith('lpr.');
  return type === 'lpr' ? isPlate : !isPlate;
}
