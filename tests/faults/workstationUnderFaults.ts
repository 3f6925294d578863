import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CommandRequest } from '../../src/shared/link/commands.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { ChildProgram } from './childProgram.ts';
import type { LinkProxy } from './linkProxy.ts';
import type { FromWorkstation, ToWorkstation, WorkstationView } from './workstationMessages.ts';

const program = path.join(import.meta.dirname, 'workstationProgram.ts');

/** What a workstation is right to log when its disk fails it. */
const expectedErrors = new Set([
  'the cache file cannot be written; the list goes on in memory',
  'the cache file is damaged; it was set aside and is built anew',
]);

/** Who works where. */
export interface Seat {
  readonly name: string;
  readonly user: string;
  readonly password: string;
  readonly dataFolder: string;
  readonly line: LinkProxy;
}

/** A workstation's core in a process of its own. What it promises and tells is kept in the acknowledgements. */
export class WorkstationUnderFaults {
  readonly seat: Seat;
  readonly #acknowledgements: Acknowledgements;
  readonly #answers = new Map<number, (message: FromWorkstation | null) => void>();
  readonly #runner: string | undefined;
  #child: ChildProgram | null = null;
  #asks = 0;
  clockOffsetMs = 0;

  /** `runner` is what becomes Node, where that is not Node itself. */
  constructor(seat: Seat, acknowledgements: Acknowledgements, runner?: string) {
    this.seat = seat;
    this.#runner = runner;
    this.#acknowledgements = acknowledgements;
  }

  get child(): ChildProgram {
    if (!this.#child) throw new Error('the workstation was never started');
    return this.#child;
  }

  start(): void {
    const { line, dataFolder, user, password } = this.seat;
    const child = new ChildProgram(
      program,
      [line.address, dataFolder, user, password],
      {},
      { runner: this.#runner },
    );
    this.#child = child;
    child.setClock(this.clockOffsetMs);
    child.process.on('message', (message: FromWorkstation) => this.#heard(message));
    void child.ended.then((code) => {
      if (child.process.signalCode === null && code !== 0) {
        this.#acknowledgements.seenWrong.push(`${this.seat.name} ended with ${code}: ${child.stderr}`);
      }
      for (const answer of this.#answers.values()) answer(null);
      this.#answers.clear();
    });
  }

  setClock(offsetMs: number): void {
    this.clockOffsetMs = offsetMs;
    this.child.setClock(offsetMs);
  }

  /** How it stands; `null` where it ended before it could say so. */
  async view(): Promise<WorkstationView | null> {
    const answer = await this.#ask((ask) => ({ t: 'state', ask }));
    return answer?.t === 'state' ? answer : null;
  }

  /** Gives a command, as its user does with a click; answers its id where it was taken. */
  async submit(request: CommandRequest): Promise<string | null> {
    const { name: workstation, user } = this.seat;
    const at = this.#acknowledgements.next();
    const answer = await this.#ask((ask) => ({ t: 'submit', ask, request }));
    if (answer === null) this.#acknowledgements.uncertain.push({ workstation, user, request, at });
    if (answer?.t !== 'submitted' || answer.id === null) return null;
    this.#acknowledgements.commands.push({ id: answer.id, workstation, user, request, at });
    return answer.id;
  }

  /** The network is said to be back. */
  retry(): void {
    this.#send({ t: 'retry' });
  }

  /** Ends it as its user does. */
  async close(): Promise<void> {
    if (!this.child.isRunning) return;
    this.#send({ t: 'close' });
    await this.child.ended;
  }

  /** Its copy of the list on disk. */
  cacheFile(): string | null {
    const folder = path.join(this.seat.dataFolder, 'cache');
    const file = readdirSync(folder).find((name) => name.endsWith('.sqlite'));
    return file === undefined ? null : path.join(folder, file);
  }

  #ask(message: (ask: number) => ToWorkstation): Promise<FromWorkstation | null> {
    this.#asks += 1;
    const ask = this.#asks;
    const { promise, resolve } = Promise.withResolvers<FromWorkstation | null>();
    if (!this.child.isRunning || !this.child.process.connected) return Promise.resolve(null);
    this.#answers.set(ask, resolve);
    this.#send(message(ask));
    return promise;
  }

  #send(message: ToWorkstation): void {
    const { process } = this.child;
    // It may be dying: whoever waits is told so when it has ended.
    if (process.connected) process.send(message, () => undefined);
  }

  #heard(message: FromWorkstation): void {
    const { name } = this.seat;
    const promised = this.#acknowledgements;
    switch (message.t) {
      case 'pinged': {
        const pings = promised.pings.get(name) ?? [];
        promised.pings.set(name, pings);
        pings.push(message.alarm);
        return;
      }
      case 'outcome':
        promised.outcomes.push({
          workstation: name,
          id: message.id,
          code: message.code,
          at: promised.next(),
        });
        return;
      case 'wentBack':
        promised.seenWrong.push(
          `${name} told version ${message.to} of ${message.alarm} after ${message.from}`,
        );
        return;
      case 'logged':
        if (expectedErrors.has(message.message)) return;
        promised.seenWrong.push(`${name} logged: ${message.message} ${message.details}`);
        return;
      default:
        this.#answers.get(message.ask)?.(message);
        this.#answers.delete(message.ask);
    }
  }
}
