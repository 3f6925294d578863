import type { Alarm, Priority, ResourceKind, UserReference } from '../../shared/domain/alarm.ts';
import type { Audience, Viewer } from '../../shared/domain/audience.ts';
import type { AlarmDefinition } from '../../shared/domain/definition.ts';
import type { ProcedureStep } from '../../shared/domain/procedure.ts';
import type { Schedule } from '../../shared/domain/schedule.ts';
import type { Tier } from '../../shared/domain/tier.ts';
import type {
  ConfigurationBody,
  ConfigurationItem,
  ConfigurationName,
} from '../../shared/link/configuration.ts';
import type { PartnerState } from '../../shared/link/partners.ts';
import type { RecipientsPreview } from '../../shared/link/people.ts';
import type { FieldProblem, JournalEntry } from '../../shared/link/rest.ts';
import type { SiteBody } from '../../shared/link/site.ts';
import type { SiteUser } from '../engine/contract.ts';
import type { Retention } from './retention.ts';

/** The site itself. */
export interface Site extends Retention {
  readonly name: string;
  readonly timeZone: string;
  readonly tier: Tier;
  /** Changes when the database is restored: what clients remember of the journal is then worthless. */
  readonly epoch: string;
  /** Of the settings: their ETag. */
  readonly version: number;
}

/** All that the engine needs to raise alarms, read at once. */
export interface SiteConfiguration {
  readonly site: Site;
  readonly definitions: readonly AlarmDefinition[];
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly resources: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly kind: ResourceKind; readonly hasVideo: boolean }
  >;
  /** Resource id by every name under which events speak of it, its own id among them. */
  readonly resourceByExternalId: ReadonlyMap<string, string>;
  readonly procedures: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly name: string;
      readonly enabled: boolean;
      readonly steps: readonly ProcedureStep[];
    }
  >;
}

/** A page of alarms by key: `next` is `null` at the end. */
export interface AlarmPage {
  readonly alarms: readonly Alarm[];
  readonly next: string | null;
}

/** Reads of alarms. Every one takes the viewer and finds only what he may see (R-D10). */
export interface AlarmReader {
  /** Every open alarm of the viewer and the journal position at which this was so. */
  open(viewer: Viewer): Promise<{ readonly alarms: readonly Alarm[]; readonly position: number }>;
  /** One alarm, or `null` where there is none or the viewer may not see it. */
  alarm(id: string, viewer: Viewer): Promise<Alarm | null>;
  /** Newest first; `after` is a former page's `next`. `null` for a key that is none. */
  page(
    query: {
      readonly state: string;
      readonly limit: number;
      readonly after?: string | undefined;
      readonly definition?: string | undefined;
    },
    viewer: Viewer,
  ): Promise<AlarmPage | null>;
  /**
   * The alarms that changed after a position, each once as it is now, with the last position; `null` when too many, or forgotten
   * meanwhile. `taken` are those that the viewer could see then and cannot see now.
   */
  changedSince(
    position: number,
    most: number,
    viewer: Viewer,
  ): Promise<{
    readonly alarms: readonly Alarm[];
    readonly taken: readonly Pick<Alarm, 'id' | 'version'>[];
    readonly position: number;
  } | null>;
  /** Open alarms that wait for somebody (new, escalated), raised after a position, with the viewer as a recipient. */
  raisedSince(
    position: number,
    viewer: Viewer,
  ): Promise<readonly { readonly id: string; readonly priority: Priority; readonly position: number }[]>;
  /** The record of an alarm, oldest first, and earlier alarms of its definition, newest first. */
  history(
    alarm: Alarm,
    viewer: Viewer,
  ): Promise<{
    readonly journal: readonly JournalEntry[];
    readonly earlier: readonly Alarm[];
  }>;
  /** The last position of the journal. */
  head(): Promise<number>;
}

/** A session that has not ended. */
export interface StoredSession {
  readonly user: SiteUser;
  readonly device: string;
  readonly expiresAt: string;
  /** When the user gave his password. */
  readonly authenticatedAt: string;
}

/** Users, roles and sessions. */
export interface PeopleStore {
  /** By name, without regard to case; `null` where there is none or he is disabled. */
  credentials(name: string): Promise<{ readonly user: SiteUser; readonly passwordHash: string } | null>;
  user(id: string): Promise<SiteUser | null>;
  /** Enabled users who are recipients and may operate, by name (R-E10). */
  recipients(audience: Audience): Promise<readonly UserReference[]>;
  /** Every enabled user who receives, by name, and whether he may operate (R-D10). */
  receivers(audience: Audience): Promise<RecipientsPreview['users']>;
  openSession(session: {
    readonly tokenHash: string;
    readonly user: string;
    readonly device: string;
    readonly expiresAt: string;
    /** The token that this one renews; without one, the user has just given his password. */
    readonly renews?: string;
  }): Promise<void>;
  /** The user of a token that is neither expired nor revoked, nor its user disabled. */
  session(tokenHash: string, at: string): Promise<StoredSession | null>;
  /** Ends a session with all tokens that go back to the same sign-in; answers their hashes. */
  closeSession(tokenHash: string): Promise<readonly string[]>;
  /** Ends every session of a user; answers how many there were. */
  closeSessionsOf(user: string): Promise<number>;
  /** Up to where a user has been told news and has looked at his list; a user who was never there starts at the head. */
  reading(user: string): Promise<{ readonly news: number; readonly seen: number }>;
  /** The partner of an integration token. */
  partnerOf(tokenHash: string): Promise<{ readonly id: string; readonly name: string } | null>;
}

/** Why a write to the configuration was refused. */
export type ConfigurationRefusal =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'stale'; readonly version: number }
  /** `field` is the one that holds the name: `name` itself, or the names by which events call a device. */
  | { readonly kind: 'duplicateName'; readonly field: string; readonly name: string }
  | { readonly kind: 'inUse'; readonly by: readonly string[] }
  | { readonly kind: 'unknownReference'; readonly field: string; readonly id: string }
  | { readonly kind: 'brokenRule' | 'tierLimit'; readonly problems: readonly FieldProblem[] };

/** Something that is to be there under this id. */
export type NewItem = {
  [Name in ConfigurationName]: {
    readonly name: Name;
    readonly id: string;
    readonly body: ConfigurationBody<Name>;
  };
}[ConfigurationName];

/** The site's configuration, collection by collection. */
export interface ConfigurationStore {
  list<Name extends ConfigurationName>(name: Name): Promise<readonly ConfigurationItem<Name>[]>;
  get<Name extends ConfigurationName>(name: Name, id: string): Promise<ConfigurationItem<Name> | null>;
  create<Name extends ConfigurationName>(
    name: Name,
    body: ConfigurationBody<Name>,
    id?: string,
  ): Promise<ConfigurationItem<Name> | ConfigurationRefusal>;
  /** Creates what is not there yet, in this order and all in one transaction; throws for an item that is refused. */
  createMissing(items: readonly NewItem[]): Promise<void>;
  replace<Name extends ConfigurationName>(
    name: Name,
    id: string,
    version: number,
    body: ConfigurationBody<Name>,
  ): Promise<ConfigurationItem<Name> | ConfigurationRefusal>;
  remove(name: ConfigurationName, id: string, version: number): Promise<ConfigurationRefusal | null>;
  /** What would be refused of a body beside its name, were it written under this id. */
  check<Name extends ConfigurationName>(
    name: Name,
    id: string,
    body: ConfigurationBody<Name>,
  ): Promise<ConfigurationRefusal | null>;
  /** All that the engine needs, read in one go. */
  load(): Promise<SiteConfiguration>;
  site(): Promise<Site>;
  changeSite(site: Partial<SiteBody>): Promise<void>;
  /** Replaces the settings that were read as this version; `null` where they were changed meanwhile. */
  replaceSite(version: number, site: SiteBody): Promise<Site | null>;
  /** How long events and closed alarms are kept. */
  retention(): Promise<Retention>;
  /** Changes how long they are kept, each 1 to 3650 days or, with `null`, for ever. */
  changeRetention(retention: Partial<Retention>): Promise<void>;
  /** How each partner is: whether he has a token, and when an event of his came last (R-D16). */
  partnerActivity(): Promise<ReadonlyMap<string, Pick<PartnerState, 'hasToken' | 'lastEventAt'>>>;
  /** Makes a new integration token for a partner and keeps its hash; the token itself is answered this once. */
  issuePartnerToken(partner: string, token?: string): Promise<string>;
}
