import type { WebSocket } from 'ws';
import { type Alarm, isOpen } from '../../src/shared/domain/alarm.ts';
import { viewOf } from '../../src/shared/link/alarmView.ts';
import type { CommandAnswer } from '../../src/shared/link/commands.ts';
import type { ServerFrameBody, ServerFrameName } from '../../src/shared/link/frames.ts';
import type { FakeUser } from './fakeAlarms.ts';

/** One link of the fake site server, which a test may make lose, repeat or hold back frames. */
export class FakeLink {
  readonly socket: WebSocket;
  user: FakeUser | null = null;
  seq = 0;
  /** The next frames count, but do not arrive. */
  dropNext = 0;
  /** Every frame arrives twice. */
  sendsTwice = false;
  /** Nothing arrives any more, not even a heartbeat. */
  isSilent = false;
  readonly #news: { readonly seq: number; readonly position: number }[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
  }

  send<Name extends ServerFrameName>(name: Name, body: ServerFrameBody<Name>, cur?: string): void {
    this.seq += 1;
    if (this.isSilent) return;
    if (this.dropNext > 0) {
      this.dropNext -= 1;
      return;
    }
    const text = JSON.stringify({ t: name, seq: this.seq, ...(cur !== undefined && { cur }), d: body });
    this.socket.send(text);
    if (this.sendsTwice) this.socket.send(text);
  }

  sendAlarm(alarm: Alarm, cur?: string): void {
    if (!this.user) return;
    if (isOpen(alarm.state)) {
      this.send('alarm', viewOf(alarm, this.user), cur);
    } else {
      const why = alarm.state === 'expired' ? 'expired' : 'closed';
      this.send('alarm.gone', { id: alarm.id, version: alarm.version, why }, cur);
    }
  }

  sendNews(alarm: Alarm, position: number): void {
    this.send('news', { id: alarm.id, priority: alarm.priority }, String(position));
    this.#news.push({ seq: this.seq, position });
  }

  sendAnswer({ t, ...body }: CommandAnswer): void {
    if (t === 'ack') this.send('ack', body as ServerFrameBody<'ack'>);
    else this.send('err', body as ServerFrameBody<'err'>);
  }

  /** The position of the last news among the frames up to a number. */
  newsDelivered(seq: number): number {
    return Math.max(0, ...this.#news.filter((news) => news.seq <= seq).map(({ position }) => position));
  }
}
