import type { Kysely } from 'kysely';
import type { Priority } from '../../../shared/domain/alarm.ts';
import { type Audience, maySee, maySeeEvent, type Viewer } from '../../../shared/domain/audience.ts';
import type { Tables } from '../schema.ts';

/** What all alarms of a series share. */
export interface AlarmSeries {
  readonly id: number;
  readonly definition: string;
  readonly name: string;
  readonly priority: Priority;
  readonly kind: string;
  readonly audience: Audience;
}

/** What all events of a series share; `resource` is empty for none that the site knows. */
export interface EventSeries {
  readonly id: number;
  readonly kind: string;
  readonly resource: string;
  readonly isRaised: boolean;
  readonly audience: Audience | null;
}

const nobody: Audience = { roles: [], users: [] };

/** All series, which are few and never change: they are held in memory and only new ones are read. */
export class SeriesBook {
  readonly #reader: Kysely<Tables>;
  readonly #alarms = new Map<number, AlarmSeries>();
  readonly #events = new Map<number, EventSeries>();
  #alarmsThrough = 0;
  #eventsThrough = 0;

  constructor(reader: Kysely<Tables>) {
    this.#reader = reader;
  }

  /** The series whose alarms the viewer may see (R-D10). */
  async alarmsSeenBy(viewer: Viewer): Promise<readonly AlarmSeries[]> {
    const rows = await this.#reader
      .selectFrom('alarmSeries')
      .selectAll()
      .where('id', '>', this.#alarmsThrough)
      .execute();
    for (const row of rows) {
      this.#alarms.set(row.id, { ...row, audience: JSON.parse(row.audience) as Audience });
      this.#alarmsThrough = Math.max(this.#alarmsThrough, row.id);
    }
    return [...this.#alarms.values()].filter(({ audience }) => maySee(audience, viewer));
  }

  /** The series whose events the viewer may see (R-H07). */
  async eventsSeenBy(viewer: Viewer): Promise<readonly EventSeries[]> {
    const rows = await this.#reader
      .selectFrom('eventSeries')
      .selectAll()
      .where('id', '>', this.#eventsThrough)
      .execute();
    for (const { id, kind, resource, raised, audience } of rows) {
      const isRaised = raised === 1;
      const known = audience === '' ? nobody : (JSON.parse(audience) as Audience);
      this.#events.set(id, { id, kind, resource, isRaised, audience: isRaised ? known : null });
      this.#eventsThrough = Math.max(this.#eventsThrough, id);
    }
    return [...this.#events.values()].filter(({ audience }) => maySeeEvent(audience, viewer));
  }
}
