import type { AlarmView } from '../../shared/link/alarmView.ts';

/** What tells one state of the list from another: the alarms that are new or not as they were, and those that are missing. */
export interface ListDifference {
  readonly changed: Set<string>;
  readonly gone: Set<string>;
}

/** The open alarms as this user sees them, in memory. Only a higher version of an alarm takes effect. */
export class AlarmList {
  #alarms: Map<string, AlarmView>;
  /** The versions at which alarms went: an older frame that comes late must not bring them back. */
  #goneAt = new Map<string, number>();

  constructor(alarms: readonly AlarmView[]) {
    this.#alarms = byId(alarms);
  }

  all(): readonly AlarmView[] {
    return [...this.#alarms.values()];
  }

  get(id: string): AlarmView | undefined {
    return this.#alarms.get(id);
  }

  has(id: string): boolean {
    return this.#alarms.has(id);
  }

  /** Takes in an alarm; answers whether it was news to the list. */
  apply(alarm: AlarmView): boolean {
    const known = Math.max(this.#alarms.get(alarm.id)?.version ?? 0, this.#goneAt.get(alarm.id) ?? 0);
    if (alarm.version <= known) return false;
    this.#alarms.set(alarm.id, alarm);
    return true;
  }

  /** Takes an alarm out; answers whether it was there. */
  remove(id: string, version: number): boolean {
    const held = this.#alarms.get(id);
    if (held && held.version > version) return false;
    this.#goneAt.set(id, Math.max(version, this.#goneAt.get(id) ?? 0));
    return this.#alarms.delete(id);
  }

  /** Takes a whole list in place of this one, and answers what is different. It is newer than all that came before it on the link. */
  replace(alarms: readonly AlarmView[]): ListDifference {
    const former = this.#alarms;
    this.#alarms = byId(alarms);
    this.#goneAt = new Map();
    const changed = alarms.filter((alarm) => !isSame(former.get(alarm.id), alarm));
    const gone = [...former.keys()].filter((id) => !this.#alarms.has(id));
    return { changed: new Set(changed.map(({ id }) => id)), gone: new Set(gone) };
  }
}

/**
 * The version counts an alarm's own changes. With other rights or another licence the same version shows more or less of it, and
 * after a restore of the server's data it may be another alarm's story: only the content tells.
 */
function isSame(former: AlarmView | undefined, alarm: AlarmView): boolean {
  return former?.version === alarm.version && JSON.stringify(former) === JSON.stringify(alarm);
}

function byId(alarms: readonly AlarmView[]): Map<string, AlarmView> {
  return new Map(alarms.map((alarm) => [alarm.id, alarm]));
}
