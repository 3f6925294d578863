import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Audience } from '../../shared/domain/audience.ts';
import type { CommittedChange } from '../engine/contract.ts';

/** An alarm that changed and has to be told: as it is now, however often it changed. */
export interface PendingAlarm {
  readonly alarm: Alarm;
  /** The journal position of its last change. */
  readonly position: number;
  /** The journal position at which it was raised, where that has not been told either. */
  readonly raisedPosition: number | null;
  /** Who received it before each of its changes of recipients that have not been told, in their order. */
  readonly audiences: readonly { readonly position: number; readonly before: Audience }[];
}

/** What a client has not been told yet, one entry per alarm, in the order of their last changes. */
export class PendingChanges {
  #alarms = new Map<string, PendingAlarm>();

  get size(): number {
    return this.#alarms.size;
  }

  /** Adds a change; an earlier one of the same alarm is no longer told. */
  add({ alarm, position, kind, audienceBefore }: CommittedChange): void {
    const earlier = this.#alarms.get(alarm.id);
    const raisedPosition = kind === 'raised' ? position : (earlier?.raisedPosition ?? null);
    const audiences = [
      ...(earlier?.audiences ?? []),
      ...(audienceBefore ? [{ position, before: audienceBefore }] : []),
    ];
    // Taken out first: a map keeps the place of a key that is set again.
    this.#alarms.delete(alarm.id);
    this.#alarms.set(alarm.id, { alarm, position, raisedPosition, audiences });
  }

  /** Takes out everything that changed after a position; what had changed up to there has been told by other means. */
  takeAfter(position: number): PendingAlarm[] {
    const taken = [...this.#alarms.values()].filter((pending) => pending.position > position);
    this.#alarms = new Map();
    return taken.map((pending) => {
      const { raisedPosition, audiences } = pending;
      return {
        ...pending,
        raisedPosition: raisedPosition !== null && raisedPosition > position ? raisedPosition : null,
        audiences: audiences.filter((change) => change.position > position),
      };
    });
  }

  /** Puts back what was taken and could not be told; nothing may have been added in between. */
  putBack(pending: readonly PendingAlarm[]): void {
    for (const each of pending) {
      this.#alarms.set(each.alarm.id, each);
    }
  }
}
