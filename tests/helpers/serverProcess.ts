import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';

const entry = path.join(fileURLToPath(new URL('../..', import.meta.url)), 'src/server/main.ts');

/** The site server as a process of its own, as `npm run server` starts it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;
  #stdout = '';
  #stderr = '';

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [...serverNodeOptions, entry, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    const child = this.#child;
    const endWithTests = (): boolean => child.kill('SIGKILL');
    process.once('exit', endWithTests);
    child.once('close', () => process.off('exit', endWithTests));
    this.#child.stdout?.on('data', (chunk) => {
      this.#stdout += String(chunk);
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr += String(chunk);
    });
    // 'close', not 'exit': only then everything that it wrote has been read.
    this.#exited = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  /** The number under which the system knows it. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Hears every line of its log, and whatever else it says there. */
  onErrorLine(listener: (line: string) => void): void {
    if (this.#child.stderr) {
      createInterface({ input: this.#child.stderr }).on('line', listener);
    }
  }

  /** The address of its ready line. Rejects when it ends before. */
  async ready(): Promise<string> {
    const ended = this.#exited.then(() => null);
    while (!this.#stdout.includes('\n')) {
      const chunk = await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), ended]);
      if (chunk === null) {
        throw new Error(`the server ended: ${this.#stderr}`);
      }
    }
    return (JSON.parse(this.#stdout.split('\n', 1)[0] ?? '') as { listening: string }).listening;
  }

  /** Sends a signal and answers the exit code; `null` where the signal killed it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.#exited;
  }

  /** The exit code of a process that ends by itself. */
  exitCode(): Promise<number | null> {
    return this.#exited;
  }
}
