import type { AlarmAction } from '../../shared/domain/action.ts';
import type { AlarmResource } from '../../shared/domain/alarm.ts';
import type { Audience } from '../../shared/domain/audience.ts';
import { type AlarmDefinition, matchesTrigger } from '../../shared/domain/definition.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { ProcedureSnapshot } from '../../shared/domain/procedure.ts';
import { isWithinSchedule } from '../../shared/domain/schedule.ts';
import { definitionUnder, type Tier } from '../../shared/domain/tier.ts';
import type { SiteConfiguration } from '../store/contract.ts';

/** What the configuration says of events, held ready for the next one. */
export class RaisingRules {
  readonly #configuration: SiteConfiguration;
  readonly #enabled: readonly AlarmDefinition[];
  readonly #recipients: ReadonlyMap<string, Audience>;
  #minute = Number.NaN;
  readonly #openSchedules = new Map<string, boolean>();

  constructor(configuration: SiteConfiguration) {
    this.#configuration = configuration;
    this.#recipients = new Map(configuration.definitions.map(({ id, recipients }) => [id, recipients]));
    this.#enabled = configuration.definitions
      .filter(({ enabled }) => enabled)
      .map((definition) => definitionUnder(definition, configuration.site.tier));
  }

  /** What the site's licence lets its users do (R-A01). */
  get tier(): Tier {
    return this.#configuration.site.tier;
  }

  /** The resource that an event speaks of, by any of its names. */
  resourceOf(event: NormalisedEvent): string | null {
    return event.subject === null
      ? null
      : (this.#configuration.resourceByExternalId.get(event.subject) ?? null);
  }

  /**
   * The definitions that raise an alarm of an event. Their schedules are judged by the server's clock, not the device's: an
   * alarm must not fail to come because a camera's clock is wrong.
   */
  raisedBy(event: NormalisedEvent, partner: string, at: Date): readonly AlarmDefinition[] {
    const origin = { resource: this.resourceOf(event), partner };
    return this.#enabled.filter(
      (definition) =>
        matchesTrigger(definition.trigger, event, origin) && this.#isOpen(definition.schedule, at),
    );
  }

  /**
   * The resources that an alarm shows: the one that triggered it first, then the related ones (R-D08, R-F02), then the cameras that
   * its definition asks to show (R-D11): whoever is shown a camera may watch it, and finds it among the alarm's resources.
   */
  resourcesOf(definition: AlarmDefinition, trigger: string | null): readonly AlarmResource[] {
    const shown = this.actionsOf(definition).flatMap((action) =>
      action.kind === 'showCamera' ? [action.camera] : [],
    );
    const ids = new Set([...(trigger === null ? [] : [trigger]), ...definition.relatedResources, ...shown]);
    return [...ids].flatMap((id) => {
      const resource = this.#configuration.resources.get(id);
      return resource ? [{ ...resource, trigger: id === trigger }] : [];
    });
  }

  /** Who receives the alarms of a definition; nothing where it was removed. */
  recipientsOf(definition: string): Audience | null {
    return this.#recipients.get(definition) ?? null;
  }

  /** A copy of the definition's procedure with nothing done yet (R-C10); none where it is disabled (R-C02). */
  procedureOf(definition: AlarmDefinition): ProcedureSnapshot | null {
    const procedure =
      definition.procedure === null ? undefined : this.#configuration.procedures.get(definition.procedure);
    if (!procedure?.enabled) {
      return null;
    }
    return { name: procedure.name, steps: procedure.steps.map((step) => ({ ...step, done: null })) };
  }

  /** What the definition's alarms do when they are raised; nothing on a PRO site (R-A02). */
  actionsOf(definition: AlarmDefinition): readonly AlarmAction[] {
    return this.#configuration.site.tier === 'enterprise' ? (definition.actions ?? []) : [];
  }

  /** Schedules change at full minutes only, so an answer holds for the rest of its minute. */
  #isOpen(id: string, at: Date): boolean {
    const minute = Math.floor(at.getTime() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#openSchedules.clear();
    }
    const known = this.#openSchedules.get(id);
    if (known !== undefined) {
      return known;
    }
    const schedule = this.#configuration.schedules.get(id);
    const isOpen =
      schedule !== undefined && isWithinSchedule(schedule, at, this.#configuration.site.timeZone);
    this.#openSchedules.set(id, isOpen);
    return isOpen;
  }
}
