import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { isRecipient } from '../../shared/domain/audience.ts';
import type { Command, CommandAnswer } from '../../shared/link/commands.ts';
import { type ClientFrame, readClientFrame } from '../../shared/link/frames.ts';
import { closeCodes, linkProtocol } from '../../shared/link/protocol.ts';
import type { CommittedChange, Engine, SiteUser } from '../engine/contract.ts';
import type { Authenticated, Sessions } from '../session/sessions.ts';
import { ChangeFeed, type FeedParts } from './changeFeed.ts';
import { readCursor } from './cursor.ts';
import { FrameChannel } from './frameChannel.ts';
import { TokenBucket } from './tokenBucket.ts';

/** What every link works with. */
export interface LinkParts extends FeedParts {
  readonly engine: Engine;
  readonly sessions: Sessions;
}

/** Frames that may wait while a client's token is being checked. */
const earlyFramesMost = 1_000;
/** An operator's hands are slower; an outbox that is sent after an outage may be this long at once. */
const commandLimits = { capacity: 200, perSecond: 20 };
const frameLimits = { capacity: 2_000, perSecond: 200 };
/** A client that has not read for this long is given up, ms. */
const congestedMostMs = 20_000;
/** Time for a client's answer to a close, ms. */
const closeAnsweredWithinMs = 2_000;
/** RFC 6455: the server met a condition that it did not expect. */
const unexpectedCondition = 1011;

type Hello = Extract<ClientFrame, { t: 'hello' }>['d'];

/** One workstation's link, from its `hello` to its end. */
export class LinkSession {
  readonly id = randomUUID();
  readonly #socket: WebSocket;
  readonly #parts: LinkParts;
  readonly #channel: FrameChannel;
  readonly #onGreeted: (session: LinkSession) => void;
  readonly #commands: TokenBucket;
  readonly #frames: TokenBucket;
  readonly #helloTimer: NodeJS.Timeout;
  #heartbeatTimer: NodeJS.Timeout | undefined;
  #authenticated: Authenticated | null = null;
  #feed: ChangeFeed | null = null;
  /** Frames that came after `hello` and before its token was checked. */
  #early: ClientFrame[] | null = null;
  #heardAtMs = Date.now();
  #congestedSinceMs: number | null = null;

  constructor(socket: WebSocket, wire: Duplex, parts: LinkParts, onGreeted: (session: LinkSession) => void) {
    this.#socket = socket;
    this.#parts = parts;
    this.#onGreeted = onGreeted;
    this.#commands = new TokenBucket(commandLimits, this.#heardAtMs);
    this.#frames = new TokenBucket(frameLimits, this.#heardAtMs);
    this.#channel = new FrameChannel(socket, wire, parts.metrics, () =>
      this.close(closeCodes.slowConsumer, 'too slow'),
    );
    this.#helloTimer = setTimeout(
      () => this.close(closeCodes.badFrame, 'no hello'),
      linkProtocol.helloWithinMs,
    );
    socket.on('message', (data, isBinary) => this.#hear(isBinary ? null : String(data)));
    // The close that follows says all there is to say; without a listener the error would end the process.
    socket.on('error', (error) =>
      parts.logger.debug({ session: this.id, reason: error.message }, 'link error'),
    );
    socket.on('close', (code) => this.#end(code));
  }

  /** Whose link this is; `null` until his token was checked. */
  get authenticated(): Authenticated | null {
    return this.#authenticated;
  }

  /** Tells the client what changed. */
  take(changes: readonly CommittedChange[]): void {
    this.#feed?.take(changes);
    // The answers to senders are written in the same turn: whoever watches comes first.
    this.#channel.flush();
  }

  /** Asks the workstation to show a camera, where its user receives the alarm; answers whether he does (R-D11). */
  show(alarm: Pick<Alarm, 'id' | 'audience'>, camera: string): boolean {
    const user = this.#authenticated?.user;
    const isAsked = user !== undefined && isRecipient(alarm.audience, user) && this.#channel.isOpen;
    if (isAsked) {
      this.#channel.send('show', { camera, alarm: alarm.id });
    }
    return isAsked;
  }

  /** Takes over what the user may do now. */
  userIs(authenticated: Authenticated): void {
    this.#authenticated = authenticated;
    this.#feed?.viewerIs(authenticated.user);
  }

  /** Tells everything again: the site has another name, time zone or tier. */
  siteChanged(): void {
    this.#feed?.beginAnew();
  }

  /** Says that the server is about to close the link. */
  goAway(afterMs: number): void {
    this.#channel.send('goaway', { afterMs, why: 'restart' });
  }

  /** Closes the link with a code that says why. */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    // He may be gone, read nothing, or not answer on purpose: ws alone would keep his place for half a minute.
    setTimeout(() => this.#socket.terminate(), closeAnsweredWithinMs).unref();
  }

  /** Cuts the link without a word. */
  terminate(): void {
    this.#socket.terminate();
  }

  #end(code: number): void {
    clearTimeout(this.#helloTimer);
    clearInterval(this.#heartbeatTimer);
    this.#parts.metrics.count('valerus_link_closed_total', { code });
  }

  #hear(text: string | null): void {
    if (!this.#channel.isOpen) {
      return;
    }
    this.#heardAtMs = Date.now();
    if (!this.#frames.take(this.#heardAtMs)) {
      this.close(closeCodes.badFrame, 'too many frames');
      return;
    }
    const reading = text === null ? ({ kind: 'broken', why: 'binary' } as const) : readClientFrame(text);
    switch (reading.kind) {
      case 'frame':
        this.#handle(reading.frame);
        break;
      case 'broken':
        this.#refuseBroken(reading);
        break;
      case 'unknown':
        if (!this.#authenticated && !this.#early) {
          this.close(closeCodes.badFrame, 'hello first');
        }
        break;
    }
  }

  #refuseBroken(broken: { readonly why: string; readonly commandId?: string }): void {
    if (broken.commandId !== undefined && this.#authenticated) {
      this.#channel.send('err', { id: broken.commandId, code: 'BAD_FRAME' });
      return;
    }
    this.close(closeCodes.badFrame, broken.why.slice(0, 100));
  }

  #handle(frame: ClientFrame): void {
    if (this.#early) {
      this.#early.push(frame);
      if (this.#early.length > earlyFramesMost) {
        this.close(closeCodes.badFrame, 'too many frames');
      }
    } else if (this.#authenticated && this.#feed) {
      if (!this.#isTokenOver(this.#authenticated)) {
        this.#obey(frame, this.#authenticated.user, this.#feed);
      }
    } else if (frame.t === 'hello') {
      this.#early = [];
      this.#settle(this.#greet(frame.d), 'hello');
    } else {
      this.close(closeCodes.badFrame, 'hello first');
    }
  }

  #obey(frame: ClientFrame, user: SiteUser, feed: ChangeFeed): void {
    switch (frame.t) {
      case 'hello':
        this.close(closeCodes.badFrame, 'hello twice');
        break;
      case 'auth':
        this.#settle(this.#renew(frame.d.token, user), 'auth');
        break;
      case 'cmd':
        this.#settle(this.#run(frame.d, user), 'cmd');
        break;
      case 'cmd.status':
        this.#settle(this.#tellStatus(frame.d.ids, user), 'cmd.status');
        break;
      case 'seen':
        this.#settle(this.#see(frame.d.cur, user, feed), 'seen');
        break;
      case 'hb':
        this.#settle(this.#noteArrived(frame.d.seq, user, feed), 'hb');
        break;
    }
  }

  async #greet(hello: Hello): Promise<void> {
    this.#authenticated = await this.#parts.sessions.authenticate(hello.token);
    if (this.#authenticated) {
      // Registered before anything else is read: whatever changes from here on, his rights or an alarm, cannot be missed.
      this.#onGreeted(this);
      this.#authenticated = await this.#parts.sessions.recheck(this.#authenticated.tokenHash);
    }
    if (!this.#authenticated) {
      this.close(closeCodes.token, 'token unknown or ended');
      return;
    }
    if (!this.#channel.isOpen) {
      return;
    }
    clearTimeout(this.#helloTimer);
    this.#heartbeatTimer = setInterval(() => this.#beat(), this.#parts.heartbeatMs);
    this.#feed = new ChangeFeed(this.#channel, this.#authenticated.user, this.#parts, {
      session: this.id,
      onTooFarBehind: () => this.close(closeCodes.slowConsumer, 'too far behind'),
      onFailed: (error) => this.#fail(error, 'recovery'),
    });
    this.#feed.begin(hello.resume);
    const early = this.#early ?? [];
    this.#early = null;
    for (const frame of early) {
      this.#handle(frame);
    }
  }

  #beat(): void {
    const nowMs = Date.now();
    this.#congestedSinceMs = this.#channel.isCongested ? (this.#congestedSinceMs ?? nowMs) : null;
    if (nowMs - this.#heardAtMs > 2 * this.#parts.heartbeatMs) {
      this.close(closeCodes.heartbeatLost, 'no heartbeat');
    } else if (this.#congestedSinceMs !== null && nowMs - this.#congestedSinceMs > congestedMostMs) {
      this.close(closeCodes.slowConsumer, 'reads nothing');
    } else if (this.#authenticated && this.#feed && !this.#isTokenOver(this.#authenticated)) {
      const serverTime = this.#parts.now().toISOString();
      this.#channel.send('hb', { seq: this.#channel.seq, cur: this.#feed.cursor(), serverTime });
    }
  }

  #isTokenOver({ expiresAt }: Authenticated): boolean {
    const isOver = expiresAt <= this.#parts.now().toISOString();
    if (isOver) {
      this.close(closeCodes.token, 'token ended');
    }
    return isOver;
  }

  async #renew(token: string, user: SiteUser): Promise<void> {
    const renewed = await this.#parts.sessions.authenticate(token);
    const isHis = renewed?.user.id === user.id;
    this.#parts.metrics.count('valerus_link_renewals_total', { outcome: isHis ? 'taken' : 'refused' });
    if (isHis) {
      this.userIs(renewed);
    } else {
      this.close(closeCodes.token, 'token unknown, ended or of another user');
    }
  }

  async #run(command: Command, user: SiteUser): Promise<void> {
    if (!this.#commands.take(Date.now())) {
      this.#parts.metrics.count('valerus_link_commands_total', { outcome: 'RATE_LIMITED' });
      this.#channel.send('err', { id: command.id, code: 'RATE_LIMITED' });
      return;
    }
    const answer = await this.#parts.engine.run(user, command).catch((error: unknown): CommandAnswer => {
      this.#parts.logger.error({ err: error, session: this.id, command: command.name }, 'command failed');
      return { t: 'err', id: command.id, code: 'UNAVAILABLE' };
    });
    this.#parts.metrics.count('valerus_link_commands_total', {
      outcome: answer.t === 'ack' ? 'ack' : answer.code,
    });
    this.#answer(answer);
  }

  async #tellStatus(ids: readonly string[], user: SiteUser): Promise<void> {
    const { answers, unknown } = await this.#parts.engine.answersOf(user, ids);
    for (const answer of answers) {
      this.#answer({ ...answer, repeated: true });
    }
    this.#channel.send('cmd.unknown', { ids: unknown });
  }

  #answer({ t, ...body }: CommandAnswer): void {
    this.#channel.sendJson(t, JSON.stringify(body));
  }

  async #see(cur: string, user: SiteUser, feed: ChangeFeed): Promise<void> {
    const cursor = readCursor(cur);
    if (cursor) {
      // Nobody has looked at what he was not told yet.
      const seen = Math.min(cursor.position, feed.position);
      await this.#parts.engine.advanceReading(user.id, { seen, news: seen });
    }
  }

  async #noteArrived(seq: number, user: SiteUser, feed: ChangeFeed): Promise<void> {
    const news = feed.newsArrived(seq);
    if (news !== null) {
      await this.#parts.engine.advanceReading(user.id, { news });
    }
  }

  #settle(work: Promise<void>, what: string): void {
    work.catch((error: unknown) => this.#fail(error, what));
  }

  /** What failed here was no fault of the client's: he comes back after a while and resumes. */
  #fail(error: unknown, what: string): void {
    this.#parts.logger.error({ err: error, session: this.id, what }, 'link failed');
    this.close(unexpectedCondition, 'internal error');
  }
}
