import type { EventPhase, NormalisedEvent } from '../../shared/domain/event.ts';
import type { TestEventAnswer } from '../../shared/link/partners.ts';
import type { Connections } from './connections.ts';

/** A recorded event as it came, without its pictures. */
export interface RecordedPast {
  readonly id: string;
  readonly serverAt: string;
  readonly partner: string | null;
  readonly kind: string;
  readonly phase: EventPhase;
  /** The whole event; read from its JSON only when it is asked for. */
  readonly event: () => NormalisedEvent;
}

/** Reads of recorded events, a handful at a time. */
export interface EventHistory {
  /** Events whose ids lie from one up to, not including, another, the latest first. Ids are in the order of the server's time. */
  before(id: string, from: string, most: number): Promise<readonly RecordedPast[]>;
  /** The alarms that an event raised, whoever receives them. */
  alarmsOf(event: string): Promise<TestEventAnswer['alarms']>;
}

/** Recorded events over the database. */
export function eventHistoryOver({ reader }: Connections): EventHistory {
  return {
    alarmsOf: (event) =>
      reader
        .selectFrom('alarms')
        .select(['id', 'number', 'definition', 'name'])
        .where('event', '=', event)
        .orderBy('number')
        .execute(),

    before: async (id, from, most) => {
      const rows = await reader
        .selectFrom('events')
        .select(['id', 'serverAt', 'partner', 'kind', 'phase', 'source', 'sourceEventId'])
        .select(['subject', 'deviceAt', 'data'])
        .where('id', '<', id)
        .where('id', '>=', from)
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ id: event, serverAt, partner, kind, phase, data, ...rest }) => ({
        id: event,
        serverAt,
        partner,
        kind,
        phase,
        event: () => {
          const told = JSON.parse(data) as Pick<
            NormalisedEvent,
            'message' | 'plate' | 'cardholder' | 'attributes'
          >;
          return { ...rest, kind, phase, ...told, images: [] };
        },
      }));
    },
  };
}
