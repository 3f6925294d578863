import { retryDelayMs } from '../../shared/domain/retryDelay.ts';
import type { ClientFrame, ServerFrame } from '../../shared/link/frames.ts';
import type { EventLog } from './eventLog.ts';
import { type Dialling, type LinkEnd, LinkSocket } from './linkSocket.ts';

/**
 * Whether the list is the server's at this moment: `live` only once a snapshot or a resume is through, `connecting` before the
 * first attempt has failed or while the list is fetched anew, `down` from a loss until the list is the server's again.
 */
export type LinkStatus = 'connecting' | 'live' | 'down';

/** What the link tells its owner. */
export interface LinkListener {
  /** Frames in order, without gaps, applied before the link says `live` for them. What throws here drops the link. */
  received(frames: readonly ServerFrame[]): void;
  /** `retryAt` (ms) is when the next attempt is made, while `down`; `null` while one is being made. */
  changed(status: LinkStatus, retryAt: number | null): void;
  /** The server no longer accepts the token, or the user; answers whether to go on, with another token. */
  refused(why: 'token' | 'rights'): 'stop' | 'retry';
}

/** What the link needs from outside. */
export interface LinkOptions {
  /** Where to and as whom to connect now; `null` where that is not known yet and has to be asked again later. */
  readonly dial: () => Promise<Dialling | null>;
  readonly listener: LinkListener;
  readonly log: EventLog;
  readonly random: () => number;
}

/** A link that held this long was a good one: the next attempt starts from the shortest wait again. */
const settledAfterMs = 5_000;
/** A server of another protocol version will not change within seconds. */
const slowestAttempt = 6;
const longestGoAwayMs = 60_000;

/** Keeps one link to the site server open for as long as it is started (design, section 5; R-J06). */
export class LinkClient {
  readonly #options: LinkOptions;
  #socket: LinkSocket | null = null;
  #status: LinkStatus = 'connecting';
  #retry: NodeJS.Timeout | null = null;
  #attempt = 0;
  #liveSince: number | null = null;
  #goAwayMs = 0;
  /** Counts attempts, so that what a former one still says is ignored; `null` while stopped. */
  #round: number | null = null;
  #rounds = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Opens the link and keeps it open. */
  start(): void {
    if (this.#round === null) this.#connect();
  }

  /** Closes the link for good. */
  stop(): void {
    this.#round = null;
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    this.#socket?.abandon();
    this.#socket = null;
  }

  /** Tries at once where the link is down, and makes sure that it lives where it seems up (network back, machine awake). */
  retryNow(): void {
    if (this.#round === null) return;
    this.#attempt = 0;
    if (this.#socket) {
      this.#socket.probe();
    } else if (this.#retry) {
      this.#connect();
    }
  }

  /** Drops the link and opens it again at once: the resume point decides what comes then. */
  reconnect(): void {
    if (this.#round !== null) this.#connect();
  }

  /** Sends a frame; answers whether the link could take it. */
  send(frame: ClientFrame): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  #connect(): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    this.#socket?.abandon();
    this.#socket = null;
    this.#rounds += 1;
    const round = this.#rounds;
    this.#round = round;
    this.#goAwayMs = 0;
    // A link that is down stays so until it is live again: each attempt would make the screen flicker.
    this.#say(this.#status === 'down' ? 'down' : 'connecting', null);
    void this.#dial(round);
  }

  async #dial(round: number): Promise<void> {
    let dialling: Dialling | null;
    try {
      dialling = await this.#options.dial();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the link could not be dialled');
      dialling = null;
    }
    if (this.#round !== round) return;
    if (dialling === null) {
      this.#wait();
      return;
    }
    const listener = {
      received: (frames: readonly ServerFrame[]) => {
        if (this.#round === round) this.#received(frames);
      },
      ended: (why: LinkEnd) => {
        if (this.#round === round) this.#ended(why);
      },
    };
    this.#socket = new LinkSocket(dialling, listener, this.#options.log);
  }

  #received(frames: readonly ServerFrame[]): void {
    const round = this.#round;
    this.#options.listener.received(frames);
    // The owner may have stopped or renewed the link because of what he received.
    if (this.#round !== round) return;
    for (const frame of frames) {
      if (frame.t === 'resumed' || frame.t === 'snap.end') {
        this.#liveSince = Date.now();
        this.#say('live', null);
      } else if (frame.t === 'reset' && this.#status === 'live') {
        this.#say('connecting', null);
      } else if (frame.t === 'goaway') {
        this.#goAwayMs = Math.min(frame.d.afterMs, longestGoAwayMs);
      }
    }
  }

  #ended(why: LinkEnd): void {
    this.#socket = null;
    if (this.#liveSince !== null && Date.now() - this.#liveSince >= settledAfterMs) this.#attempt = 0;
    this.#liveSince = null;
    if ((why === 'token' || why === 'rights') && this.#options.listener.refused(why) === 'stop') {
      this.stop();
      return;
    }
    if (why === 'protocolVersion') this.#attempt = slowestAttempt;
    this.#wait();
  }

  #wait(): void {
    const delayMs = this.#goAwayMs + retryDelayMs(this.#attempt, this.#options.random);
    this.#attempt = Math.min(this.#attempt + 1, slowestAttempt);
    this.#retry = setTimeout(() => this.#connect(), delayMs);
    this.#say('down', Date.now() + delayMs);
  }

  #say(status: LinkStatus, retryAt: number | null): void {
    if (status === this.#status && retryAt === null && status !== 'down') return;
    this.#status = status;
    this.#options.listener.changed(status, retryAt);
  }
}
