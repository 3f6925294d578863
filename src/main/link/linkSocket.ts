import type { Agent } from 'node:https';
import WebSocket from 'ws';
import { type ClientFrame, readServerFrame, type ServerFrame } from '../../shared/link/frames.ts';
import { closeCodes, linkProtocol } from '../../shared/link/protocol.ts';
import type { EventLog } from './eventLog.ts';
import { linkAddressOf } from './serverAddress.ts';

/** Where to and as whom the link is opened. */
export interface Dialling {
  readonly server: string;
  /** Checks the server's certificate; `undefined` where the connection is not encrypted. */
  readonly agent?: Agent | undefined;
  readonly hello: Extract<ClientFrame, { t: 'hello' }>['d'];
}

/** Why a socket is over. */
export type LinkEnd = 'token' | 'rights' | 'protocolVersion' | 'gap' | 'broken' | 'silent' | 'lost';

/** What a socket tells its owner. */
export interface LinkSocketListener {
  /** All frames that arrived in one turn, in order and without a gap. What throws here ends the socket. */
  received(frames: readonly ServerFrame[]): void;
  /** Told once, at the very end. */
  ended(why: LinkEnd): void;
}

const handshakeTimeoutMs = 10_000;
const probeTimeoutMs = 3_000;
/** How long the server may take for its `welcome`. */
const welcomeWithinMs = 10_000;

/** One WebSocket of the link, from the handshake to its end: sequence, heartbeat, and nothing of what frames mean. */
export class LinkSocket {
  readonly #socket: WebSocket;
  readonly #listener: LinkSocketListener;
  readonly #log: EventLog;
  #arrived: ServerFrame[] = [];
  #delivery: NodeJS.Immediate | null = null;
  #seq = 0;
  #deliveredSeq = 0;
  #heartbeat: NodeJS.Timeout | null = null;
  #silence: NodeJS.Timeout;
  #silenceMs = handshakeTimeoutMs + welcomeWithinMs;
  #probe: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(dialling: Dialling, listener: LinkSocketListener, log: EventLog) {
    this.#listener = listener;
    this.#log = log;
    this.#socket = new WebSocket(linkAddressOf(dialling.server), linkProtocol.subprotocol, {
      perMessageDeflate: false,
      maxPayload: linkProtocol.frameBytesMost,
      handshakeTimeout: handshakeTimeoutMs,
      followRedirects: false,
      ...(dialling.agent && { agent: dialling.agent }),
    });
    this.#silence = setTimeout(() => this.#end('silent'), this.#silenceMs);
    this.#socket.on('open', () => this.#write({ t: 'hello', d: dialling.hello }));
    this.#socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    this.#socket.on('pong', () => this.#alive());
    this.#socket.on('error', (error) => {
      this.#log.warn({ reason: 'code' in error ? error.code : error.name }, 'the link failed');
      this.#end('lost');
    });
    this.#socket.on('close', (code) => this.#end(endOf(code), code));
  }

  /** Sends a frame; answers whether the socket could take it. */
  send(frame: ClientFrame): boolean {
    if (this.#isOver || this.#socket.readyState !== WebSocket.OPEN || this.#seq === 0) return false;
    this.#write(frame);
    return true;
  }

  /** Asks for a sign of life within a few seconds: after sleep a socket may be dead without knowing. */
  probe(): void {
    if (this.#isOver || this.#probe || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#probe = setTimeout(() => this.#end('silent'), probeTimeoutMs);
    this.#socket.ping();
  }

  /** Ends the socket without telling its owner; what it has not handed on comes again with the next one. */
  abandon(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopTimers();
    if (this.#delivery) clearImmediate(this.#delivery);
    this.#close(true);
  }

  #message(data: WebSocket.RawData, isBinary: boolean): void {
    if (this.#isOver) return;
    this.#alive();
    const reading = isBinary ? ({ kind: 'broken', why: 'binary' } as const) : readServerFrame(textOf(data));
    if (reading.kind === 'broken') {
      this.#log.error({ why: reading.why }, 'the site server sent a broken frame');
      this.#end('broken');
      return;
    }
    const seq = reading.kind === 'frame' ? reading.frame.seq : (reading.seq ?? this.#seq + 1);
    // A frame that came twice has taken effect already.
    if (seq <= this.#seq) return;
    if (seq !== this.#seq + 1) {
      this.#log.warn({ expected: this.#seq + 1, seq }, 'frames of the link are missing');
      this.#end('gap');
      return;
    }
    this.#seq = seq;
    if (reading.kind === 'unknown') return;
    if (reading.frame.t === 'welcome') this.#startHeartbeat(reading.frame.d.hbMs);
    this.#arrived.push(reading.frame);
    // What one packet brought is handed on together, so that it costs one transaction.
    this.#delivery ??= setImmediate(() => this.#deliver());
  }

  #deliver(): void {
    if (this.#delivery) clearImmediate(this.#delivery);
    this.#delivery = null;
    const frames = this.#arrived;
    const seq = this.#seq;
    this.#arrived = [];
    if (frames.length === 0) return;
    try {
      this.#listener.received(frames);
      this.#deliveredSeq = seq;
    } catch (error) {
      this.#log.error({ err: error }, 'frames of the link could not be applied');
      this.#end('broken');
    }
  }

  #startHeartbeat(everyMs: number): void {
    if (this.#heartbeat) return;
    this.#heartbeat = setInterval(() => this.#write({ t: 'hb', d: { seq: this.#deliveredSeq } }), everyMs);
    // Two heartbeats are missed when the second one is overdue too.
    this.#silenceMs = everyMs * 2 + Math.min(everyMs / 2, 1_000);
    this.#alive();
  }

  #alive(): void {
    if (this.#isOver) return;
    if (this.#probe) clearTimeout(this.#probe);
    this.#probe = null;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#end('silent'), this.#silenceMs);
  }

  #write(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #end(why: LinkEnd, code?: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopTimers();
    // What came in order before the end is still true.
    this.#deliver();
    this.#close(why !== 'silent');
    this.#log.info({ why, code }, 'the link ended');
    this.#listener.ended(why);
  }

  #stopTimers(): void {
    clearTimeout(this.#silence);
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    if (this.#probe) clearTimeout(this.#probe);
  }

  #close(isAnswering: boolean): void {
    if (isAnswering && this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.close(1000);
    } else {
      this.#socket.terminate();
    }
  }
}

function endOf(code: number): LinkEnd {
  switch (code) {
    case closeCodes.token:
      return 'token';
    case closeCodes.rights:
      return 'rights';
    case closeCodes.protocolVersion:
      return 'protocolVersion';
    default:
      return 'lost';
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
