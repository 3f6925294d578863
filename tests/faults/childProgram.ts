import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const clock = path.join(import.meta.dirname, 'shiftedClock.ts');

/** They end with us, however we end. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** With what a program under test is run. */
interface ProgramRunner {
  /** What becomes Node, where that is not Node itself. */
  readonly runner?: string | undefined;
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
}

/** A program under test in a process of its own: it can be killed, frozen, kept from writing, and its clock be set. */
export class ChildProgram {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  #stderr = '';

  constructor(
    program: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    { runner = process.execPath, nodeOptions = [] }: ProgramRunner = {},
  ) {
    this.process = fork(program, args, {
      execPath: runner,
      execArgv: ['--import', clock, ...nodeOptions],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...environment },
    });
    const { process: child } = this;
    running.add(child);
    child.once('close', () => running.delete(child));
    child.stderr?.on('data', (chunk) => {
      // The end says why it ended; an hour's log is not kept.
      this.#stderr = `${this.#stderr}${chunk}`.slice(-20_000);
    });
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  get stderr(): string {
    return this.#stderr;
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  /** Its wall clock shows so much more than the machine's from now on. */
  setClock(clockOffsetMs: number): void {
    if (this.isRunning) this.process.send({ clockOffsetMs });
  }

  /** Stops it where it stands, or lets it go on. */
  freeze(isFrozen: boolean): void {
    this.process.kill(isFrozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Lets it write no file beyond so many bytes, as a disk without space; `null` lifts that. */
  limitFiles(bytes: number | null): void {
    if (!this.isRunning) return;
    const soft = bytes === null ? 'unlimited' : String(bytes);
    execFileSync('prlimit', ['--pid', String(this.process.pid), `--fsize=${soft}:unlimited`]);
  }
}
