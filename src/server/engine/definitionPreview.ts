import { setImmediate as nextTurn } from 'node:timers/promises';
import { matchesTrigger } from '../../shared/domain/definition.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import { isWithinSchedule, localTime } from '../../shared/domain/schedule.ts';
import { eventUnder } from '../../shared/domain/tier.ts';
import type { ConfigurationBody } from '../../shared/link/configuration.ts';
import { type Preview, type PreviewExample, previewBounds } from '../../shared/link/definitionPreview.ts';
import type { SiteConfiguration } from '../store/contract.ts';
import type { EventHistory, RecordedPast } from '../store/eventHistory.ts';
import { firstIdentifierAt } from './identifiers.ts';

/** Events that are read in one go: some 2 ms, after which everybody else has a turn. */
const eventsAtOnce = 500;
/** A person waits for the answer, ms. */
const defaultWithinMs = 8_000;
const dayMs = 24 * 3_600_000;

/** What a preview is made from. */
export interface PreviewParts {
  readonly history: EventHistory;
  readonly configuration: SiteConfiguration;
  readonly now: Date;
  readonly withinMs?: number;
}

/**
 * Tries a definition on the events of the last days (R-D20): how many alarms it would have raised, had it been enabled all the
 * time with today's devices and schedules. It reads from the latest event back, so that what it knows is always recent.
 */
export async function previewDefinition(
  definition: ConfigurationBody<'definitions'>,
  days: number,
  { history, configuration, now, withinMs = defaultWithinMs }: PreviewParts,
): Promise<Preview> {
  const { timeZone } = configuration.site;
  const since = new Date(now.getTime() - days * dayMs);
  const first = firstIdentifierAt(since);
  const endsAtMs = performance.now() + withinMs;
  const counts = new Map<string, number>();
  const examples: PreviewExample[] = [];
  let eventsSeen = 0;
  let total = 0;
  let from = now.toISOString();
  let next: string | undefined = firstIdentifierAt(new Date(now.getTime() + 1));
  while (next !== undefined && performance.now() < endsAtMs) {
    const batch: readonly RecordedPast[] = await history.before(next, first, eventsAtOnce);
    for (const past of batch) {
      const event = raisedEvent(definition, past, configuration);
      if (event) {
        total += 1;
        const { date } = localTime(new Date(past.serverAt), timeZone);
        counts.set(date, (counts.get(date) ?? 0) + 1);
        if (examples.length < previewBounds.examplesMost) {
          examples.push(exampleOf(event, past, configuration));
        }
      }
    }
    eventsSeen += batch.length;
    from = batch.at(-1)?.serverAt ?? from;
    next = batch.length === eventsAtOnce ? batch.at(-1)?.id : undefined;
    await nextTurn();
  }
  const isComplete = next === undefined;
  return {
    total,
    eventsSeen,
    isComplete,
    from: isComplete ? since.toISOString() : from,
    to: now.toISOString(),
    days: daysBetween(isComplete ? since : new Date(from), now, timeZone).map((date) => ({
      date,
      count: counts.get(date) ?? 0,
    })),
    examples,
  };
}

/** The event, where the definition makes an alarm of it; its JSON is read only when all the rest fits. */
function raisedEvent(
  { trigger, schedule }: ConfigurationBody<'definitions'>,
  past: RecordedPast,
  { schedules, resourceByExternalId, site }: SiteConfiguration,
): NormalisedEvent | null {
  if (past.phase === 'update' || past.phase === 'end') {
    return null;
  }
  const mayFit =
    trigger.kind === 'partner'
      ? trigger.partner === past.partner
      : trigger.events === 'all' || trigger.events.includes(past.kind);
  if (!mayFit) {
    return null;
  }
  const event = past.event();
  const resource = event.subject === null ? null : (resourceByExternalId.get(event.subject) ?? null);
  const times = schedules.get(schedule);
  return matchesTrigger(trigger, event, { resource, partner: past.partner }) &&
    times !== undefined &&
    isWithinSchedule(times, new Date(past.serverAt), site.timeZone)
    ? event
    : null;
}

function exampleOf(
  event: NormalisedEvent,
  { id, serverAt }: RecordedPast,
  { resources, resourceByExternalId, site }: SiteConfiguration,
): PreviewExample {
  const { kind, deviceAt, message, plate, cardholder, subject } = event;
  const resource = resources.get(resourceByExternalId.get(subject ?? '') ?? '');
  return eventUnder(
    {
      event: id,
      kind,
      at: serverAt,
      occurredAt: deviceAt,
      resource: resource ? { id: resource.id, name: resource.name } : null,
      message,
      plate,
      cardholder,
    },
    site.tier,
  );
}

/** The dates of a period in a time zone, none of them twice, whatever the clock does in between. */
function daysBetween(from: Date, to: Date, timeZone: string): readonly string[] {
  const dates = new Set<string>();
  for (let at = from.getTime(); at < to.getTime(); at += dayMs / 2) {
    dates.add(localTime(new Date(at), timeZone).date);
  }
  return [...dates.add(localTime(to, timeZone).date)];
}
