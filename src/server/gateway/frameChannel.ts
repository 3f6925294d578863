import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Viewer } from '../../shared/domain/audience.ts';
import { allowedUnder, type Tier } from '../../shared/domain/tier.ts';
import { type AlarmView, viewOf } from '../../shared/link/alarmView.ts';
import type { ServerFrameBody, ServerFrameName } from '../../shared/link/frames.ts';
import { linkProtocol } from '../../shared/link/protocol.ts';
import type { Metrics } from '../api/metrics.ts';

/** Bytes waiting for one client from which on changes are held back and told later, coalesced by alarm. */
const congestedBytes = 512 * 1024;
/** Bytes waiting for one client that are too many: he reads nothing, or next to nothing. */
const overflowBytes = 8 * 1024 * 1024;

/** Writes frames to one socket, counts them, and knows when the other end does not keep up. */
export class FrameChannel {
  readonly #socket: WebSocket;
  readonly #wire: Pick<Duplex, 'cork' | 'uncork'>;
  readonly #metrics: Metrics;
  readonly #onOverflow: () => void;
  #seq = 0;
  #isGathering = false;
  #waiting: (() => void)[] = [];

  /** `wire` is the stream below the socket. */
  constructor(
    socket: WebSocket,
    wire: Pick<Duplex, 'cork' | 'uncork'>,
    metrics: Metrics,
    onOverflow: () => void,
  ) {
    this.#socket = socket;
    this.#wire = wire;
    this.#metrics = metrics;
    this.#onOverflow = onOverflow;
    socket.once('close', () => this.#wake());
  }

  /** The number of the last frame. */
  get seq(): number {
    return this.#seq;
  }

  /** Whether as much waits for the client as should; what can wait is then held back. */
  get isCongested(): boolean {
    return this.#socket.bufferedAmount > congestedBytes;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends a frame. */
  send<Name extends ServerFrameName>(name: Name, body: ServerFrameBody<Name>, cur?: string): void {
    this.sendJson(name, JSON.stringify(body), cur);
  }

  /** Sends a frame whose body is JSON already. */
  sendJson(name: ServerFrameName, json: string, cur?: string): void {
    if (!this.isOpen) {
      return;
    }
    this.#gather();
    this.#seq += 1;
    const place = cur === undefined ? '' : `,"cur":"${cur}"`;
    this.#socket.send(`{"t":"${name}","seq":${this.#seq}${place},"d":${json}}`, () => this.#sent());
    this.#metrics.count('valerus_link_frames_sent_total', { frame: name });
    if (this.#socket.bufferedAmount > overflowBytes) {
      this.#onOverflow();
    }
  }

  /** What is sent in one turn goes to the kernel together: a call for each frame costs more than all else about it. */
  #gather(): void {
    if (this.#isGathering) {
      return;
    }
    this.#isGathering = true;
    this.#wire.cork();
    process.nextTick(() => this.flush());
  }

  /** Hands over what was gathered now, for what must not wait until everything else of this turn is done. */
  flush(): void {
    if (this.#isGathering) {
      this.#isGathering = false;
      this.#wire.uncork();
    }
  }

  /** Resolves once more may be sent, or the socket is closed. */
  async whenFlowing(): Promise<void> {
    if (this.isOpen && this.isCongested) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #sent(): void {
    if (!this.isCongested) {
      this.#wake();
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }
}

const writtenViews = new WeakMap<Alarm, Map<string, string>>();

/**
 * An alarm as a user sees it, as JSON. A change goes to many workstations, and their views differ in `allowed` alone (the
 * tier is the site's, and what it hides follows from it): each variant is written once.
 */
export function alarmJson(alarm: Alarm, viewer: Viewer, tier: Tier): string {
  const variants = writtenViews.get(alarm) ?? new Map<string, string>();
  writtenViews.set(alarm, variants);
  const variant = [tier, ...allowedUnder(alarm, viewer, tier)].join();
  const known = variants.get(variant);
  if (known !== undefined) {
    return known;
  }
  const json = withinFrame(viewOf(alarm, viewer, tier));
  variants.set(variant, json);
  return json;
}

/** Leaves room in a frame for what stands around the alarm. */
const alarmBytesMost = linkProtocol.frameBytesMost - 4096;

/** An event may bring more attributes than a frame holds: the alarm then comes without them, not too late or never. */
function withinFrame(view: AlarmView): string {
  const json = JSON.stringify(view);
  // A character takes three bytes of UTF-8 at most (four for two of them).
  if (json.length * 3 <= alarmBytesMost || Buffer.byteLength(json) <= alarmBytesMost || !view.additional) {
    return json;
  }
  return JSON.stringify({ ...view, additional: { ...view.additional, attributes: {} } });
}
