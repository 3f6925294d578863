import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';
import { processPath, serverBundle } from './places.ts';

/** The site server as a process of its own on the demo site without generated alarms: what a test raises is all there is. */
export class SiteProcess {
  readonly dataFolder: string;
  address = '';
  #child: ChildProcess | null = null;
  #log = '';
  readonly #more: readonly string[];

  /** `more` are further arguments of the server. */
  constructor(dataFolder: string, more: readonly string[] = []) {
    this.dataFolder = dataFolder;
    this.#more = more;
  }

  /** Starts, or starts again on the same data and the same port. */
  async start(): Promise<void> {
    const port = this.address === '' ? '0' : new URL(this.address).port;
    const child = spawn(
      processPath,
      [
        ...[
          ...serverNodeOptions,
          serverBundle,
          '--port',
          port,
          '--data',
          this.dataFolder,
          '--demo',
          '--demo-interval',
          '0',
        ],
        ...this.#more,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log += text;
    });
    this.address = await readListening(child, () => this.#log);
  }

  /** Ends it as a power cut would. */
  async killHard(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Lets it answer nothing, while its port still takes connections: a machine that hangs. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  /** Lets a frozen one go on. */
  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it as an administrator would; answers the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    // A frozen one would never hear it.
    this.thaw();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  /** What the server has logged, for a test that looks for what must not be there. */
  get log(): string {
    return this.#log;
  }

  /** Sends an event as a partner system does. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-ingest', 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Signs a user in over REST and answers how to ask as that user. */
  async as(user: string): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
    const answer = await this.post('/api/v1/session', {
      user,
      password: 'valerus-demo',
      device: 'end-to-end-test',
    });
    const { token } = (await answer.json()) as { token: string };
    return (path, init) =>
      fetch(`${this.address}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init?.headers },
      });
  }
}

async function readListening(child: ChildProcess, log: () => string): Promise<string> {
  if (!child.stdout) throw new Error('the server has no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as { listening?: string };
    if (ready.listening) return ready.listening;
  }
  throw new Error(`the server ended before it listened:\n${log()}`);
}
