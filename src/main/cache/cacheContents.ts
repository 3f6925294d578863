import type { Right } from '../../shared/domain/audience.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { Command } from '../../shared/link/commands.ts';

/** Where to resume from: a place in the journal, and which journal. */
export interface Position {
  readonly epoch: string;
  readonly cur: string;
}

/** A command that has no answer yet (R-J07), in the order in which it was given. */
export interface OutboxEntry {
  readonly command: Command;
  readonly at: string;
}

/** A new alarm that this user has been told of on this workstation (R-J02, R-J03). */
export interface NewsEntry {
  readonly alarm: string;
  readonly at: string;
  readonly looked: boolean;
}

/** Who the list belongs to, so that it can be shown before the server is reached. */
export interface CachedProfile {
  readonly user: { readonly id: string; readonly name: string; readonly roles: readonly string[] };
  readonly rights: readonly Right[];
  readonly tier: 'pro' | 'enterprise';
  readonly site: { readonly name: string; readonly timeZone: string };
}

/** What the cache file holds beside the list. */
export interface KeptBesideList {
  readonly position: Position | null;
  readonly outbox: readonly OutboxEntry[];
  readonly news: readonly NewsEntry[];
  readonly profile: CachedProfile | null;
  /** The last instant at which the list was known to be the server's. */
  readonly lastLiveAt: string | null;
}

/** What is known of the file once it is open: its alarms are read after that. */
export interface OpenedCache extends KeptBesideList {
  readonly alarmCount: number;
}

/** All that the cache file holds. */
export interface CacheContents extends KeptBesideList {
  readonly alarms: readonly AlarmView[];
}

/** What is written together or not at all. What is left out stays as it is. */
export interface CacheChange {
  /** The whole list, before `upserts` and `gone`. */
  readonly alarms?: readonly AlarmView[];
  readonly upserts?: readonly AlarmView[];
  readonly gone?: readonly string[];
  readonly position?: Position | null;
  readonly outboxAdded?: readonly OutboxEntry[];
  readonly outboxRemoved?: readonly string[];
  readonly news?: readonly NewsEntry[];
  readonly newsForgotten?: readonly string[];
  /** Every new alarm has been looked at. */
  readonly newsLooked?: true;
  readonly profile?: CachedProfile;
  readonly lastLiveAt?: string;
}

/** What a cache holds that has never been written. */
export const emptyContents: CacheContents = {
  alarms: [],
  position: null,
  outbox: [],
  news: [],
  profile: null,
  lastLiveAt: null,
};
