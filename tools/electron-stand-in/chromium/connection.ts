import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

interface Pending {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

type Listener = (params: never) => void;

/** The connection ended, or the target of a command is gone: expected whenever a window closes under a command. */
export class TargetGoneError extends Error {}

/** One target (the browser, or a page) as commands and events. */
export class ProtocolSession {
  private readonly connection: PipeConnection;
  private readonly sessionId: string | undefined;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(connection: PipeConnection, sessionId: string | undefined) {
    this.connection = connection;
    this.sessionId = sessionId;
  }

  /** Sends a command; rejects with Chromium's own message, or a TargetGoneError. */
  send<Method extends keyof Commands & keyof Answers>(
    method: Method,
    ...[params]: Record<never, never> extends Commands[Method] ? [Commands[Method]?] : [Commands[Method]]
  ): Promise<Answers[Method]> {
    return this.connection.send(method, params ?? {}, this.sessionId);
  }

  /** Calls the listener at each event of this target, in the order in which Chromium sent them. */
  on<Name extends keyof Events & string>(name: Name, listener: (params: Events[Name]) => void): void {
    const list = this.listeners.get(name) ?? [];
    list.push(listener as Listener);
    this.listeners.set(name, list);
  }

  /** For the connection only: an event has arrived. */
  deliver(name: string, params: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) {
      listener(params as never);
    }
  }
}

/** Chromium's debugging protocol over its pipe: when either end goes, so does the other. */
export class PipeConnection {
  /** The browser itself. */
  readonly browser: ProtocolSession;
  private readonly input: Writable;
  private readonly sessions = new Map<string, ProtocolSession>();
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private chunks: Buffer[] = [];
  private closed = false;

  constructor(input: Writable, output: Readable) {
    this.input = input;
    this.browser = new ProtocolSession(this, undefined);
    output.on('data', (chunk: Buffer) => this.receive(chunk));
    output.on('close', () => this.close());
    // A write to a browser that has just ended: `close` follows and rejects what is pending.
    input.on('error', () => this.close());
  }

  /** The session with this id; events of it that arrive from now on are delivered. */
  session(sessionId: string): ProtocolSession {
    const known = this.sessions.get(sessionId) ?? new ProtocolSession(this, sessionId);
    this.sessions.set(sessionId, known);
    return known;
  }

  /** Rejects everything that still waits for an answer of this session, as its target is gone. */
  dropSession(sessionId: string): void {
    this.sessions.delete(sessionId);
    this.rejectPending((pending) => pending.sessionId === sessionId);
  }

  send<Answer>(method: string, params: unknown, sessionId: string | undefined): Promise<Answer> {
    if (this.closed) {
      return Promise.reject(new TargetGoneError(`${method}: Chromium has ended`));
    }
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { method, sessionId, resolve, reject });
      this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.chunks.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.chunks).toString('utf8');
      this.chunks = [];
      start = end + 1;
      this.dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) {
      this.chunks.push(chunk.subarray(start));
    }
  }

  private dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) {
        pending?.reject(failureOf(pending.method, message.error.message));
      } else {
        pending?.resolve(message.result as never);
      }
    } else if (message.method !== undefined) {
      const session = message.sessionId === undefined ? this.browser : this.sessions.get(message.sessionId);
      session?.deliver(message.method, message.params);
    }
  }

  private close(): void {
    if (!this.closed) {
      this.closed = true;
      this.rejectPending(() => true);
    }
  }

  private rejectPending(matches: (pending: Pending) => boolean): void {
    for (const [id, pending] of this.pending) {
      if (matches(pending)) {
        this.pending.delete(id);
        pending.reject(new TargetGoneError(`${pending.method}: the target is gone`));
      }
    }
  }
}

function failureOf(method: string, message: string): Error {
  // The last one is a request that its page gave up while the app was still answering.
  const isGone =
    /target (closed|crashed)|session with given id not found|no target with given id|not attached|detached|browser window not found|context was destroyed|cannot find context|no window with|invalid interceptionid/i.test(
      message,
    );
  return isGone ? new TargetGoneError(`${method}: ${message}`) : new Error(`${method}: ${message}`);
}

/** For commands whose target may go away meanwhile without harm; any other failure is thrown. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof TargetGoneError)) {
    throw error;
  }
}
