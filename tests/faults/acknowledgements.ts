import type { CommandRequest } from '../../src/shared/link/commands.ts';

/** An event that the site answered for: it is to be there, once, under this id. */
export interface AcknowledgedEvent {
  readonly sourceEventId: string;
  readonly id: string;
  readonly at: number;
}

/** A command that a workstation has taken: it is to be decided, once. */
export interface TakenCommand {
  readonly id: string;
  readonly workstation: string;
  readonly user: string;
  readonly request: CommandRequest;
  readonly at: number;
}

/** A command that a workstation was asked for and never answered for: it may have been taken, or not. */
export type UncertainCommand = Omit<TakenCommand, 'id'>;

/** The answer to a command, as a workstation told it. */
export interface ToldOutcome {
  readonly workstation: string;
  readonly id: string;
  readonly code: string | null;
  readonly at: number;
}

/**
 * What was promised to anybody in one round, in the order in which it was heard; `at` counts it through. This is the one side of the
 * comparison, the files are the other.
 */
export class Acknowledgements {
  readonly events: AcknowledgedEvent[] = [];
  readonly commands: TakenCommand[] = [];
  readonly uncertain: UncertainCommand[] = [];
  readonly outcomes: ToldOutcome[] = [];
  /** By workstation: the alarms whose ping it sounded. */
  readonly pings = new Map<string, string[]>();
  /** What was seen to be wrong while it happened. */
  readonly seenWrong: string[] = [];
  /** Commands that stood in the outbox of a cache when its file was damaged: they may be gone with it. */
  readonly damaged = new Set<string>();
  /** Workstations that lost their memory of what they had told. */
  readonly forgetful = new Set<string>();
  #count = 0;
  /** What was promised between a backup and its restore is gone with what was replaced. */
  readonly #lost: { readonly from: number; readonly to: number }[] = [];

  /** The number of the next promise. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** The site was put back to what it was at a promise's number. */
  wentBackTo(from: number): void {
    this.#lost.push({ from, to: this.next() });
  }

  /** Whether a promise still binds: a restore takes back what came after its backup. */
  binds({ at }: { readonly at: number }): boolean {
    return this.#lost.every(({ from, to }) => at < from || at > to);
  }

  /**
   * Whether a command has to be decided: one that was decided after the backup and answered before the restore is undone, and nobody
   * sends it again.
   */
  bindsCommand(command: TakenCommand): boolean {
    const told = this.outcomes.find(({ id }) => id === command.id);
    return this.#lost.every(({ from, to }) => command.at > to || (told !== undefined && told.at < from));
  }
}
