import type { CommandOutcome, PendingCommand } from '../../shared/bridge/state.ts';
import type { ErrorCode } from '../../shared/domain/errorCodes.ts';
import type { Command, CommandAnswer } from '../../shared/link/commands.ts';
import type { ClientFrame } from '../../shared/link/frames.ts';
import type { OutboxEntry } from '../cache/cacheContents.ts';

/**
 * What is known of a command: only kept here; the server was asked whether it knows it; sent; or turned away for the moment.
 */
type Stage = 'kept' | 'asked' | 'sent' | 'waiting';

interface Waiting {
  readonly entry: OutboxEntry;
  stage: Stage;
  /** When it was sent on this link, ms. */
  sentAt?: number;
}

/** Refusals that say nothing of the command itself: the same id is sent again. */
const passing: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'UNAUTHENTICATED']);
/** Commands in flight: far below what a server limits. */
const inFlightMost = 20;
const askedAtOnce = 1000;
const retryAfterMs = 1_000;
const answerWithinMs = 30_000;

/**
 * The commands without an answer (R-J07). Keeps their order where it matters: a command waits for the earlier ones on the same
 * alarm. After the link opened, the server is first asked what became of them.
 */
export class Outbox {
  readonly #send: (frame: ClientFrame) => boolean;
  #waiting: Waiting[];
  #isOpen = false;
  #retry: NodeJS.Timeout | null = null;
  readonly #changed: () => void;

  /** `changed` is told when a command went out by itself. */
  constructor(entries: readonly OutboxEntry[], send: (frame: ClientFrame) => boolean, changed: () => void) {
    this.#waiting = entries.map((entry) => ({ entry, stage: 'kept' }));
    this.#send = send;
    this.#changed = changed;
  }

  entries(): readonly OutboxEntry[] {
    return this.#waiting.map(({ entry }) => entry);
  }

  pending(): readonly PendingCommand[] {
    return this.#waiting.map(({ entry, stage }) => ({ ...entry, sent: stage === 'sent' }));
  }

  /** Takes a command that is on the disk already, and sends it where that is possible. */
  add(entry: OutboxEntry): void {
    this.#waiting.push({ entry, stage: 'kept' });
    this.#pump();
  }

  /** Takes commands that turn out to have been kept earlier; they come before all others. */
  restore(entries: readonly OutboxEntry[]): void {
    const known = new Set(this.#waiting.map(({ entry }) => entry.command.id));
    const found = entries.filter(({ command }) => !known.has(command.id));
    this.#waiting.unshift(...found.map((entry) => ({ entry, stage: 'kept' as const })));
    if (this.#isOpen) this.opened();
  }

  /** The link is live: asks what became of everything that has no answer. */
  opened(): void {
    this.#isOpen = true;
    const unknown = this.#waiting.filter(({ stage }) => stage === 'kept');
    for (let from = 0; from < unknown.length; from += askedAtOnce) {
      const part = unknown.slice(from, from + askedAtOnce);
      const isAsked = this.#send({ t: 'cmd.status', d: { ids: part.map(({ entry }) => entry.command.id) } });
      if (!isAsked) return;
      for (const each of part) each.stage = 'asked';
    }
  }

  /** The link is gone, and with it the knowledge of what reached the server. */
  closed(): void {
    this.#isOpen = false;
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    for (const each of this.#waiting) each.stage = 'kept';
  }

  /** The server has never seen these: they are sent, in their order. */
  unknown(ids: readonly string[]): void {
    const missing = new Set(ids);
    for (const each of this.#waiting) {
      if (each.stage === 'asked' && missing.has(each.entry.command.id)) each.stage = 'kept';
    }
    this.#pump();
  }

  /** Takes an answer; `null` where it settles nothing: an id that is not ours, or a refusal for the moment only. */
  settle(answer: CommandAnswer): CommandOutcome | null {
    const index = this.#waiting.findIndex(({ entry }) => entry.command.id === answer.id);
    const settled = this.#waiting[index];
    if (!settled) return null;
    if (answer.t === 'err' && passing.has(answer.code)) {
      settled.stage = 'waiting';
      this.#retry ??= setTimeout(() => this.#tryAgain(), retryAfterMs);
      return null;
    }
    this.#waiting.splice(index, 1);
    return outcomeOf(settled.entry.command, answer);
  }

  /** Answers whether the server has kept silent about a command for longer than any command takes. */
  isStuck(now: number): boolean {
    return this.#waiting.some(({ stage, sentAt = now }) => stage === 'sent' && now - sentAt > answerWithinMs);
  }

  /** Sends what can be sent now. */
  pump(): void {
    this.#pump();
  }

  #tryAgain(): void {
    this.#retry = null;
    for (const each of this.#waiting) {
      if (each.stage === 'waiting') each.stage = 'kept';
    }
    this.#pump();
    this.#changed();
  }

  #pump(): void {
    if (!this.#isOpen) return;
    const busy = new Set<string>();
    let inFlight = this.#waiting.filter(({ stage }) => stage === 'sent').length;
    for (const each of this.#waiting) {
      const targets = targetsOf(each.entry.command);
      if (each.stage === 'kept' && inFlight < inFlightMost && !targets.some((target) => busy.has(target))) {
        if (!this.#send({ t: 'cmd', d: each.entry.command })) return;
        each.stage = 'sent';
        each.sentAt = Date.now();
        inFlight += 1;
      }
      for (const target of targets) busy.add(target);
    }
  }
}

function targetsOf(command: Command): readonly string[] {
  return 'alarms' in command ? command.alarms : [command.alarm];
}

function outcomeOf(command: Command, answer: CommandAnswer): CommandOutcome {
  return answer.t === 'ack'
    ? { command, code: null, alarm: null, outcomes: answer.result?.outcomes ?? [] }
    : { command, code: answer.code, alarm: answer.alarm ?? null, outcomes: [] };
}
