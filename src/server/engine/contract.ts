import type { Alarm, UserReference } from '../../shared/domain/alarm.ts';
import type { JournalKind } from '../../shared/domain/alarmLifeCycle.ts';
import type { Audience, Viewer } from '../../shared/domain/audience.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Command, CommandAnswer } from '../../shared/link/commands.ts';
import type { SettledAction } from '../store/actionWriting.ts';

/** A user with all that the rules need of him. */
export type SiteUser = Viewer & UserReference;

/** An event on its way in, with the partner whose token it came with and the body as it was received. */
export interface IncomingEvent {
  readonly event: NormalisedEvent;
  readonly partner: string;
  /** Bounded by the ingest address; kept with the event. */
  readonly rawBody: string;
}

/** An event that is on disk: the id it has here, and whether it had come before (R-B04). */
export interface AcceptedEvent {
  readonly id: string;
  readonly duplicate: boolean;
}

/** A change of an alarm that has been committed, in the order of the journal. */
export interface CommittedChange {
  readonly position: number;
  readonly at: string;
  readonly kind: JournalKind;
  /** The alarm as it is after this change. */
  readonly alarm: Alarm;
  readonly actor: UserReference | null;
  /** Who received the alarm until now, where this change gave it other recipients. */
  readonly audienceBefore?: Audience;
  /** Whether the alarm has something to do now (R-D11). */
  readonly hasActions?: true;
}

/** The only writer of events and alarms. */
export interface Engine {
  /** Takes in events; answers once they are on disk, all of them or none. `full` asks the sender to try again later. */
  accept(events: readonly IncomingEvent[]): Promise<Result<readonly AcceptedEvent[], 'full' | 'unavailable'>>;
  /** Runs a command once per id; the same id again is given the same answer with `repeated`. Never rejects for a refusal. */
  run(actor: SiteUser, command: Command): Promise<CommandAnswer>;
  /** What became of earlier commands of this user; ids that are not his are unknown. */
  answersOf(
    actor: SiteUser,
    ids: readonly string[],
  ): Promise<{
    readonly answers: readonly CommandAnswer[];
    readonly unknown: readonly string[];
  }>;
  /** Hears every committed change, in order; answers how to end it. A listener must not throw. */
  subscribe(listener: (changes: readonly CommittedChange[]) => void): () => void;
  /**
   * Remembers up to where a user has been told news, or has looked at his list. Positions never go back. A disk that refuses is
   * logged and does not reject: the next call makes up for it.
   */
  advanceReading(user: string, reading: { readonly news?: number; readonly seen?: number }): Promise<void>;
  /**
   * Reads definitions, schedules and resources again, after the configuration was changed, and gives open alarms the recipients
   * that their definitions have now (R-D10). It holds everywhere when this resolves.
   */
  configurationChanged(by?: UserReference): Promise<void>;
  /** Writes what became of an action of an alarm (R-D11). Rejects where the disk refuses: the action is then tried again. */
  settleAction(settled: SettledAction): Promise<void>;
  /** Lets overdue deadlines take effect, then keeps watch over the next ones. */
  start(): Promise<void>;
  /** Finishes what was taken in and stops. */
  stop(): Promise<void>;
  /** Figures for `/metrics`. */
  figures(): EngineFigures;
}

/** Counters since the start, and what waits now. */
export interface EngineFigures {
  readonly eventsAccepted: number;
  readonly eventsDuplicate: number;
  /** Of those accepted, the ones that raised no alarm (R-B02). */
  readonly eventsRecorded: number;
  readonly alarmsRaised: number;
  readonly alarmsEscalated: number;
  readonly alarmsExpired: number;
  readonly commandsRun: number;
  readonly queued: number;
}
