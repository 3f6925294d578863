import type { ColumnType, Generated } from 'kysely';
import type { ActionKind } from '../../shared/domain/action.ts';
import type { AlarmState, CloseReason, Priority } from '../../shared/domain/alarm.ts';
import type { JournalKind } from '../../shared/domain/alarmLifeCycle.ts';
import type { EventPhase } from '../../shared/domain/event.ts';

/** JSON as text; what it holds is said at the place that reads it. */
type Json = string;
/** An instant, ISO 8601 UTC with milliseconds: sorts as text. */
type Instant = string;
/** 0 or 1: SQLite has no truth values. */
type Flag = number;

interface Site {
  readonly one: Generated<number>;
  readonly name: string;
  readonly timeZone: string;
  readonly tier: 'pro' | 'enterprise';
  readonly epoch: ColumnType<string, string, string>;
  readonly version: Generated<number>;
  readonly eventRetentionDays: Generated<number | null>;
  readonly alarmRetentionDays: Generated<number | null>;
  readonly forgottenThrough: Generated<number>;
}

/** What every configured thing has; `nameKey` is the name as it is compared. `body` holds the rest. */
export interface ConfiguredRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameKey: string;
  readonly body: Json;
}

interface Users extends ConfiguredRow {
  readonly enabled: Flag;
  readonly passwordHash: string | null;
}

interface Partners extends ConfiguredRow {
  readonly enabled: Flag;
  readonly tokenHash: string | null;
  readonly lastEventAt: Instant | null;
}

interface Sessions {
  readonly tokenHash: string;
  readonly user: string;
  readonly device: string;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly family: string;
  readonly authenticatedAt: Instant;
}

interface Events {
  readonly id: string;
  readonly source: string;
  readonly sourceEventId: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly resource: string | null;
  readonly partner: string | null;
  readonly phase: EventPhase;
  readonly deviceAt: Instant;
  readonly serverAt: Instant;
  readonly raised: Flag;
  readonly data: Json;
  readonly rawBody: string;
  readonly series: number;
}

interface EventImages {
  readonly event: string;
  readonly position: number;
  readonly file: string;
  readonly name: string;
  readonly contentType: string;
}

/** An alarm: columns for what is searched, sorted or falls due, JSON for the rest. */
export interface AlarmsRow {
  readonly number: number;
  readonly id: string;
  readonly version: number;
  readonly assignedVersion: number;
  readonly definition: string;
  readonly definitionSequence: number;
  readonly name: string;
  readonly event: string;
  readonly priority: Priority;
  readonly state: AlarmState;
  readonly occurredAt: Instant;
  readonly raisedAt: Instant;
  readonly raisedPosition: number;
  readonly changedPosition: number;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly escalateAt: Instant | null;
  readonly escalatedAt: Instant | null;
  readonly expireAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly closedByName: string | null;
  readonly closeReason: CloseReason | null;
  readonly closeText: string | null;
  readonly count: number;
  readonly snapshot: Json;
  readonly procedure: Json | null;
  readonly series: number;
}

interface AlarmSeries {
  readonly id: Generated<number>;
  readonly definition: string;
  readonly name: string;
  readonly priority: Priority;
  readonly kind: string;
  readonly audience: Json;
}

interface EventSeries {
  readonly id: Generated<number>;
  readonly kind: string;
  readonly resource: string;
  readonly raised: Flag;
  readonly audience: Json | '';
}

interface Queries {
  readonly id: string;
  readonly version: number;
  readonly owner: string;
  readonly ownerName: string;
  readonly name: string;
  readonly nameKey: string;
  readonly isPublic: Flag;
  readonly query: Json;
  readonly changedAt: Instant;
  readonly ranAt: Instant | null;
}

interface AlarmAudience {
  readonly kind: 'role' | 'user';
  readonly ref: string;
  readonly alarm: number;
}

interface Journal {
  readonly position: number;
  readonly at: Instant;
  readonly kind: JournalKind;
  readonly alarm: number;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly fromState: AlarmState | null;
  readonly toState: AlarmState;
  readonly comment: string | null;
  readonly commandId: string | null;
  readonly body: Json;
}

interface Commands {
  readonly id: string;
  readonly user: string;
  readonly at: Instant;
  readonly answer: Json;
}

interface Reading {
  readonly user: string;
  readonly news: number;
  readonly seen: number;
}

interface Files {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly uploadedAt: Instant;
  readonly uploadedBy: string;
}

interface PendingActions {
  readonly id: string;
  readonly alarm: number;
  readonly kind: ActionKind;
  readonly target: string;
  readonly action: Json;
  readonly tries: number;
  readonly queuedAt: Instant;
  readonly dueAt: Instant;
}

interface Bookmarks {
  readonly id: string;
  readonly alarm: number;
  readonly resource: string | null;
  readonly at: Instant;
  readonly text: string;
}

interface MailSettings {
  readonly one: Generated<number>;
  readonly body: Json;
  readonly password: string | null;
}

/** The tables of the site server's database, as the migrations leave them. */
export interface Tables {
  readonly site: Site;
  readonly roles: ConfiguredRow;
  readonly users: Users;
  readonly userRoles: { readonly user: string; readonly role: string };
  readonly sessions: Sessions;
  readonly resources: ConfiguredRow;
  readonly resourceExternalIds: { readonly externalId: string; readonly resource: string };
  readonly procedures: ConfiguredRow;
  readonly schedules: ConfiguredRow;
  readonly definitions: ConfiguredRow;
  readonly partners: Partners;
  readonly events: Events;
  readonly eventImages: EventImages;
  readonly alarms: AlarmsRow;
  readonly alarmAudience: AlarmAudience;
  readonly journal: Journal;
  readonly commands: Commands;
  readonly reading: Reading;
  readonly files: Files;
  readonly alarmFiles: { readonly file: string; readonly alarm: number };
  readonly pendingActions: PendingActions;
  readonly bookmarks: Bookmarks;
  readonly mailSettings: MailSettings;
  readonly alarmSeries: AlarmSeries;
  readonly eventSeries: EventSeries;
  readonly queries: Queries;
  readonly forgottenAlarms: { readonly alarm: number };
  readonly looseFiles: { readonly file: string };
}
