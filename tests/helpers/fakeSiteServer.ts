import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Alarm, isOpen } from '../../src/shared/domain/alarm.ts';
import { decideCommand } from '../../src/shared/domain/alarmLifeCycle.ts';
import { isRecipient, maySee } from '../../src/shared/domain/audience.ts';
import type { ErrorCode } from '../../src/shared/domain/errorCodes.ts';
import { viewOf } from '../../src/shared/link/alarmView.ts';
import type { Command, CommandAnswer } from '../../src/shared/link/commands.ts';
import { type ClientFrame, readClientFrame, type ServerFrameBody } from '../../src/shared/link/frames.ts';
import { closeCodes, linkProtocol } from '../../src/shared/link/protocol.ts';
import { type FakeUser, fakeUsers } from './fakeAlarms.ts';
import { FakeLink } from './fakeLink.ts';

/**
 * A site server in memory that speaks the link over a real socket, by the same rules of the domain, and that a test can make
 * misbehave: cut, keep silent, skip frames, refuse.
 */
export class FakeSiteServer {
  readonly alarms = new Map<string, Alarm>();
  readonly hellos: Extract<ClientFrame, { t: 'hello' }>['d'][] = [];
  readonly commands: Command[] = [];
  readonly askedStatus: string[][] = [];
  readonly seen: string[] = [];
  /** Refuses the next commands with these codes, without storing an answer. */
  readonly passingRefusals: ErrorCode[] = [];
  heartbeatMs = 200;
  epoch = 'epoch-1';
  /** How far the server's clock is ahead, ms. */
  clockAheadMs = 0;
  /** Commands are taken and carried out, but their answers get lost. */
  losesAnswers = false;
  refusesTokens = false;
  #server: Server | null = null;
  #port = 0;
  #position = 0;
  readonly #changedAt = new Map<string, number>();
  readonly #raisedAt = new Map<string, number>();
  readonly #newsRead = new Map<string, number>();
  readonly #answers = new Map<string, { readonly user: string; readonly answer: CommandAnswer }>();
  readonly #tokens = new Map<string, FakeUser>();
  readonly #links = new Set<FakeLink>();

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get links(): readonly FakeLink[] {
    return [...this.#links];
  }

  /** Starts, or starts again at the same address with what it knows. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket));
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Stops as by a power cut: no goodbye on any link. */
  async stop(): Promise<void> {
    this.cut();
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  /** Cuts every link without a word. */
  cut(): void {
    for (const link of this.#links) link.socket.terminate();
    this.#links.clear();
  }

  /** Raises an alarm and tells its recipients. */
  raise(...alarms: readonly Alarm[]): void {
    for (const alarm of alarms) {
      this.put(alarm);
      const position = this.#position;
      this.#raisedAt.set(alarm.id, position);
      for (const link of this.#links) {
        if (!link.user || !isRecipient(alarm.audience, link.user)) continue;
        link.sendNews(alarm, position);
      }
    }
  }

  /** Changes an alarm, or brings one in without news, and tells everybody who may see it. */
  put(alarm: Alarm): void {
    this.#position += 1;
    this.alarms.set(alarm.id, alarm);
    this.#changedAt.set(alarm.id, this.#position);
    for (const link of this.#links) {
      if (link.user && maySee(alarm.audience, link.user)) link.sendAlarm(alarm, String(this.#position));
    }
  }

  /** Runs a command as somebody who is not connected. */
  runAs(name: string, command: Command): CommandAnswer {
    const user = fakeUsers.find((each) => each.name === name);
    if (!user) throw new Error(`no user ${name}`);
    return this.#run(user, command);
  }

  /** Sends everybody a new list, as after a change of rights. */
  reset(why: ServerFrameBody<'reset'>['why']): void {
    for (const link of this.#links) {
      link.send('reset', { why });
      this.#sendSnapshot(link);
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (request.url === '/api/v1/session' && request.method === 'POST') {
      const { user: name, password } = JSON.parse(await text(request)) as { user: string; password: string };
      const user = fakeUsers.find((each) => each.name === name.toLowerCase());
      if (password === 'too-often') say(429, { code: 'RATE_LIMITED', message: 'too many attempts' });
      else if (user?.password !== password) say(401, { code: 'UNAUTHENTICATED', message: 'wrong' });
      else say(200, this.#openSession(user));
    } else if (request.url === '/api/v1/session' && request.method === 'DELETE') {
      this.#tokens.delete(token);
      response.writeHead(204).end();
    } else if (/^\/api\/v1\/alarms\/[^/]+\/recipients$/.test(request.url ?? '') && this.#tokens.has(token)) {
      say(200, { users: fakeUsers.slice(0, 2).map(({ id, name }) => ({ id, name })) });
    } else {
      say(404, { code: 'NOT_FOUND', message: 'no such address' });
    }
  }

  #openSession(user: FakeUser): unknown {
    const token = randomUUID();
    this.#tokens.set(token, user);
    const { id, name, roles, rights } = user;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    return { token, expiresAt, user: { id, name, roles, rights } };
  }

  #open(socket: WebSocket): void {
    const link = new FakeLink(socket);
    socket.on('message', (data) => {
      const reading = readClientFrame(String(data));
      if (reading.kind === 'frame') this.#hear(link, reading.frame);
    });
    socket.on('close', () => this.#links.delete(link));
  }

  #hear(link: FakeLink, frame: ClientFrame): void {
    if (frame.t === 'hello') {
      this.#greet(link, frame.d);
      return;
    }
    const { user } = link;
    if (!user) return;
    switch (frame.t) {
      case 'cmd':
        this.commands.push(frame.d);
        this.#runFor(link, user, frame.d);
        return;
      case 'cmd.status':
        this.#tellStatus(link, user, frame.d.ids);
        return;
      case 'seen':
        this.seen.push(frame.d.cur);
        return;
      case 'hb':
        this.#advanceNews(user, link.newsDelivered(frame.d.seq));
        link.send('hb', { seq: link.seq, cur: String(this.#position), serverTime: this.#now() });
        return;
      case 'auth':
        return;
    }
  }

  #greet(link: FakeLink, hello: Extract<ClientFrame, { t: 'hello' }>['d']): void {
    this.hellos.push(hello);
    const user = this.refusesTokens ? undefined : this.#tokens.get(hello.token);
    if (!user) {
      link.socket.close(closeCodes.token);
      return;
    }
    link.user = user;
    this.#links.add(link);
    const { id, name, roles, rights } = user;
    const { resume } = hello;
    const resumed = resume?.epoch === this.epoch;
    link.send('welcome', {
      session: randomUUID(),
      epoch: this.epoch,
      hbMs: this.heartbeatMs,
      resumed,
      serverTime: this.#now(),
      user: { id, name, roles },
      rights,
      tier: 'enterprise',
      site: { name: 'Terminal Puerto Norte', timeZone: 'Europe/Madrid' },
    });
    if (resumed) {
      this.#replay(link, user, Number(resume.cur));
    } else {
      if (resume) link.send('reset', { why: 'epoch' });
      this.#sendSnapshot(link);
    }
    const told = Math.max(resumed ? Number(resume.cur) : 0, this.#newsRead.get(user.id) ?? 0);
    for (const alarm of this.alarms.values()) {
      const position = this.#raisedAt.get(alarm.id) ?? 0;
      const waits = alarm.state === 'new' || alarm.state === 'escalated';
      if (position > told && waits && isRecipient(alarm.audience, user)) link.sendNews(alarm, this.#position);
    }
  }

  #replay(link: FakeLink, user: FakeUser, from: number): void {
    const changed = [...this.alarms.values()].filter(
      (alarm) => (this.#changedAt.get(alarm.id) ?? 0) > from && maySee(alarm.audience, user),
    );
    for (const alarm of changed) link.sendAlarm(alarm);
    link.send('resumed', { replayed: changed.length }, String(this.#position));
  }

  #sendSnapshot(link: FakeLink): void {
    const { user } = link;
    if (!user) return;
    const open = [...this.alarms.values()].filter(
      (alarm) => isOpen(alarm.state) && maySee(alarm.audience, user),
    );
    link.send('snap.begin', { count: open.length });
    for (let from = 0; from < open.length; from += linkProtocol.snapshotItemsMost) {
      const part = open.slice(from, from + linkProtocol.snapshotItemsMost);
      link.send('snap.items', { alarms: part.map((alarm) => viewOf(alarm, user)) });
    }
    link.send('snap.end', { count: open.length }, String(this.#position));
  }

  #runFor(link: FakeLink, user: FakeUser, command: Command): void {
    const code = this.passingRefusals.shift();
    const answer: CommandAnswer = code ? { t: 'err', id: command.id, code } : this.#run(user, command);
    if (!this.losesAnswers) link.sendAnswer(answer);
  }

  #run(user: FakeUser, command: Command): CommandAnswer {
    const known = this.#answers.get(command.id);
    if (known) return { ...known.answer, repeated: true };
    const answer = this.#decide(user, command);
    this.#answers.set(command.id, { user: user.id, answer });
    return answer;
  }

  #decide(user: FakeUser, command: Command): CommandAnswer {
    if (!('alarm' in command)) throw new Error('the fake runs no bulk commands');
    const { id } = command;
    const alarm = this.alarms.get(command.alarm);
    if (!alarm) return { t: 'err', id, code: 'NOT_FOUND' };
    const to =
      fakeUsers.find((each) => command.name === 'alarm.assign' && each.id === command.args.user) ?? user;
    const decided = decideCommand(
      alarm,
      command.name === 'alarm.assign'
        ? { name: command.name, to }
        : command.name === 'alarm.step'
          ? { ...command.args, name: command.name, comment: command.args.comment ?? null }
          : command.name === 'alarm.close'
            ? { ...command.args, name: command.name, text: command.args.text ?? null }
            : { name: command.name },
      user,
      new Date().toISOString(),
      command.version,
    );
    if (!decided.ok) return { t: 'err', id, code: decided.error, alarm: viewOf(alarm, user) };
    this.put(decided.value.alarm);
    return { t: 'ack', id, version: decided.value.alarm.version, result: null };
  }

  #tellStatus(link: FakeLink, user: FakeUser, ids: readonly string[]): void {
    this.askedStatus.push([...ids]);
    const unknown: string[] = [];
    for (const id of ids) {
      const known = this.#answers.get(id);
      if (known?.user === user.id) link.sendAnswer({ ...known.answer, repeated: true });
      else unknown.push(id);
    }
    if (unknown.length > 0) link.send('cmd.unknown', { ids: unknown });
  }

  #advanceNews(user: FakeUser, position: number): void {
    this.#newsRead.set(user.id, Math.max(position, this.#newsRead.get(user.id) ?? 0));
  }

  #now(): string {
    return new Date(Date.now() + this.clockAheadMs).toISOString();
  }
}
