import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';
import { ChildProgram } from './childProgram.ts';
import type { LinkProxy } from './linkProxy.ts';

const program = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url));
const compileCache = fileURLToPath(new URL('../../node_modules/.cache/server-under-test', import.meta.url));

/** How the site server is started. */
export interface SiteStart {
  readonly restore?: string;
  /** About how often the demo site lets something happen, seconds; 0 for never. */
  readonly demoInterval?: number;
}

/** The real site server in a process of its own, which every line leads to wherever it listens. */
export class SiteUnderFaults {
  readonly data: string;
  readonly #lines: readonly LinkProxy[];
  readonly #clockOffset: () => number;
  readonly #endedByItself: (why: string) => void;
  #child: ChildProgram | null = null;
  #isStopping = false;

  constructor(
    data: string,
    lines: readonly LinkProxy[],
    clockOffset: () => number,
    endedByItself: (why: string) => void,
  ) {
    this.data = data;
    this.#lines = lines;
    this.#clockOffset = clockOffset;
    this.#endedByItself = endedByItself;
  }

  get child(): ChildProgram {
    if (!this.#child) throw new Error('the site server was never started');
    return this.#child;
  }

  /** Starts it; answers nothing where it is ready, or the line with which it refused. */
  async start({ restore, demoInterval = 0 }: SiteStart = {}): Promise<string | null> {
    const args = ['--port', '0', '--data', this.data, '--demo', '--demo-interval', String(demoInterval)];
    const child = new ChildProgram(
      program,
      restore === undefined ? args : [...args, '--restore', restore],
      { VALERUS_LOG_LEVEL: 'error', NODE_COMPILE_CACHE: compileCache },
      { nodeOptions: serverNodeOptions },
    );
    this.#child = child;
    this.#isStopping = false;
    child.setClock(this.#clockOffset());
    const first = child.process.stdout && once(child.process.stdout, 'data').then(([chunk]) => String(chunk));
    const line = await Promise.race([first, child.ended.then(() => null)]);
    if (line === null) return child.stderr.trim();
    const { listening } = JSON.parse(line) as { readonly listening: string };
    for (const each of this.#lines) each.leadTo(listening);
    void child.ended.then((code) => {
      if (code !== null && !this.#isStopping)
        this.#endedByItself(`the server ended with ${code}: ${child.stderr}`);
    });
    return null;
  }

  /** Stops it as its service manager does; throws where it does not end well. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child.isRunning) return;
    this.#isStopping = true;
    child.process.kill('SIGTERM');
    const code = await child.ended;
    if (code !== 0) throw new Error(`the site server ended with ${code}: ${child.stderr}`);
  }
}
