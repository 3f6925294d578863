import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { AlarmView } from '../../src/shared/link/alarmView.ts';
import type { Command, CommandRequest } from '../../src/shared/link/commands.ts';
import {
  type ClientFrame,
  readServerFrame,
  type ServerFrame,
  type ServerFrameName,
} from '../../src/shared/link/frames.ts';
import { linkProtocol } from '../../src/shared/link/protocol.ts';

/** What a client keeps over its links: what a workstation's cache holds. */
export class ProbeMemory {
  readonly alarms = new Map<string, AlarmView>();
  /** Every news that came, in order; one that came twice stands here twice. */
  readonly news: string[] = [];
  resume: { epoch: string; cur: string } | undefined;
  /** What the protocol rules out, as it was seen. */
  readonly violations: string[] = [];
}

interface ProbeOptions {
  readonly token: string;
  readonly memory?: ProbeMemory;
  readonly subprotocol?: string;
  /** Off for tests of what comes before `hello`. */
  readonly hello?: boolean;
  readonly onFrame?: (frame: ServerFrame) => void;
}

/** One end of a link, as plain as the protocol allows: a client to test the server with. */
export class LinkProbe {
  readonly memory: ProbeMemory;
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #waiting = new Set<() => void>();
  readonly #onFrame: ((frame: ServerFrame) => void) | undefined;
  #snapshot: Map<string, AlarmView> | null = null;
  #seq = 0;
  #epoch = '';
  #isCut = false;

  private constructor(socket: WebSocket, { memory, onFrame }: ProbeOptions) {
    this.socket = socket;
    this.memory = memory ?? new ProbeMemory();
    this.#onFrame = onFrame;
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('error', () => this.#wake());
    socket.on('close', () => this.#wake());
  }

  /** Opens a link; resolves once the socket is open. */
  static async open(server: string, options: ProbeOptions): Promise<LinkProbe> {
    const address = `${server.replace(/^http/, 'ws')}${linkProtocol.path}`;
    const socket = new WebSocket(address, options.subprotocol ?? linkProtocol.subprotocol);
    const probe = new LinkProbe(socket, options);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    if (options.hello !== false) {
      const { resume } = probe.memory;
      const d = { token: options.token, device: 'test', app: 'test', locale: 'es' as const };
      probe.send({ t: 'hello', d: resume ? { ...d, resume } : d });
    }
    return probe;
  }

  /** Opens a link and waits until its list is the server's. */
  static async live(server: string, options: ProbeOptions): Promise<LinkProbe> {
    const probe = await LinkProbe.open(server, options);
    await probe.until(() => probe.frames.some(({ t }) => t === 'snap.end' || t === 'resumed'));
    return probe;
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** Sends a command and answers its `ack` or `err`. */
  async run(
    request: CommandRequest,
    id: string = randomUUID(),
  ): Promise<ServerFrame<'ack'> | ServerFrame<'err'>> {
    const already = this.of('ack').length + this.of('err').length;
    this.send({ t: 'cmd', d: { ...request, id } as Command });
    await this.until(
      () => this.#answers(id).length > 0 && this.of('ack').length + this.of('err').length > already,
    );
    const answer = this.#answers(id).at(-1);
    if (!answer) {
      throw new Error('the command has no answer');
    }
    return answer;
  }

  /** All frames of a name. */
  of<Name extends ServerFrameName>(name: Name): ServerFrame<Name>[] {
    return this.frames.filter(({ t }) => t === name) as ServerFrame<ServerFrameName>[] as ServerFrame<Name>[];
  }

  /** Resolves once something holds; it is asked again with every frame. Rejects when the link ends before. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.socket.readyState === WebSocket.CLOSED) {
        throw new Error(`the link ended; it had brought ${this.frames.map(({ t }) => t).join(' ')}`);
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Cuts the link as a pulled cable does. */
  cut(): void {
    // ws still hands out frames that came in the same packet; a process that was killed would not have seen them.
    this.#isCut = true;
    this.socket.terminate();
  }

  #answers(id: string): (ServerFrame<'ack'> | ServerFrame<'err'>)[] {
    return [...this.of('ack'), ...this.of('err')]
      .filter((frame) => frame.d.id === id)
      .sort((a, b) => a.seq - b.seq);
  }

  #receive(text: string): void {
    if (this.#isCut) {
      return;
    }
    const reading = readServerFrame(text);
    if (reading.kind !== 'frame') {
      this.memory.violations.push(`unreadable frame ${text.slice(0, 200)}`);
      return;
    }
    const { frame } = reading;
    this.#seq += 1;
    if (frame.seq !== this.#seq) {
      this.memory.violations.push(`seq ${frame.seq} instead of ${this.#seq}`);
    }
    this.frames.push(frame);
    this.#apply(frame);
    if (frame.cur !== undefined) {
      this.#advance(frame.cur);
    }
    this.#onFrame?.(frame);
    this.#wake();
  }

  #apply(frame: ServerFrame): void {
    const { alarms, news } = this.memory;
    switch (frame.t) {
      case 'welcome':
        this.#epoch = frame.d.epoch;
        break;
      case 'reset':
        this.memory.resume = undefined;
        break;
      case 'snap.begin':
        this.#snapshot = new Map();
        break;
      case 'snap.items':
        for (const alarm of frame.d.alarms) {
          this.#snapshot?.set(alarm.id, alarm);
        }
        break;
      case 'snap.end':
        this.#swap(frame.d.count);
        break;
      case 'alarm':
        if (frame.d.version > (alarms.get(frame.d.id)?.version ?? 0)) {
          alarms.set(frame.d.id, frame.d);
        }
        break;
      case 'alarm.gone':
        alarms.delete(frame.d.id);
        break;
      case 'news':
        news.push(frame.d.id);
        break;
    }
  }

  #swap(count: number): void {
    const { alarms, violations } = this.memory;
    if (this.#snapshot?.size !== count) {
      violations.push(`a snapshot of ${this.#snapshot?.size ?? 'nothing'} instead of ${count}`);
    }
    alarms.clear();
    for (const [id, alarm] of this.#snapshot ?? []) {
      alarms.set(id, alarm);
    }
    this.#snapshot = null;
  }

  #advance(cur: string): void {
    const before = Number.parseInt(this.memory.resume?.cur ?? '0', 10);
    if (Number.parseInt(cur, 10) < before) {
      this.memory.violations.push(`cursor ${cur} after ${before}`);
    }
    this.memory.resume = { epoch: this.#epoch, cur };
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) {
      resolve();
    }
  }
}
