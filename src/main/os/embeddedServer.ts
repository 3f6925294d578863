import path from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import { z } from 'zod';
import { retryDelayMs } from '../../shared/domain/retryDelay.ts';
import type { EventLog } from '../link/eventLog.ts';
import type { SitePort } from '../session/sitePort.ts';
import type { EmbeddedSite } from '../session/siteSwitch.ts';

/** What the embedded site server is started with. */
export interface EmbeddedServerOptions {
  readonly program: string;
  readonly dataFolder: string;
  readonly isDemo: boolean;
  /** Where it is to be found again; the demo site takes whatever is free. */
  readonly port: SitePort | null;
  readonly log: EventLog;
  /** Told when it listens, which may be elsewhere than before. */
  readonly listens: () => void;
  /** Told once, when it has stopped several times in a row. */
  readonly failed: () => void;
}

const readySchema = z.object({ listening: z.url() });
/** V8's own options reach a utility process by this switch alone. The young generation would otherwise keep what a busy hour made of it (ADR 0058). */
const engineSwitch = '--js-flags=--max-semi-space-size=8';
const failuresUntilTold = 3;
/** One that ran this long did not fail at starting. */
const settledAfterMs = 30_000;
const stopWithinMs = 8_000;

/** The site server inside this workstation (design, section 1): a process of its own, started again whenever it ends. */
export class EmbeddedServer implements EmbeddedSite {
  readonly key: string;
  readonly label = 'localhost';
  readonly demo: boolean;
  readonly #options: EmbeddedServerOptions;
  #process: UtilityProcess | null = null;
  #ready = Promise.withResolvers<string>();
  #missedAddress: string | null = null;
  /** When it said that it is there, ms. */
  #readyAt: number | null = null;
  #failures = 0;
  #restart: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: EmbeddedServerOptions) {
    this.#options = options;
    this.demo = options.isDemo;
    this.key = options.isDemo ? 'embedded:demo' : 'embedded:own';
  }

  address(): Promise<string> {
    return this.#ready.promise;
  }

  get missedAddress(): string | null {
    return this.#missedAddress;
  }

  start(administratorPassword?: string): void {
    const { program, dataFolder, isDemo, port } = this.#options;
    const data = path.join(dataFolder, isDemo ? 'site-demo' : 'site-own');
    const ports = (port?.candidates ?? [0]).flatMap((candidate) => ['--port', String(candidate)]);
    const args = [...ports, '--host', '127.0.0.1', '--data', data, ...(isDemo ? ['--demo'] : [])];
    const child = utilityProcess.fork(program, args, {
      serviceName: 'Valerus site server',
      execArgv: [engineSwitch],
      // Its standard output is not ours to speak on; its log goes where ours goes.
      stdio: ['ignore', 'ignore', 'inherit'],
      // Nobody else can read the environment of a process of this user's; once the site has its administrator it is not used.
      ...(administratorPassword !== undefined && {
        env: { ...process.env, VALERUS_ADMIN_PASSWORD: administratorPassword },
      }),
    });
    this.#process = child;
    child.on('message', (message: unknown) => {
      const ready = readySchema.safeParse(message);
      if (ready.success) this.#listens(ready.data.listening);
    });
    child.once('exit', (code) => this.#ended(code));
  }

  /** Lets it finish what it has taken in. Resolves when it is gone, at the latest after a few seconds. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#process;
    if (!child) return;
    const gone = Promise.withResolvers<void>();
    const timer = setTimeout(gone.resolve, stopWithinMs);
    child.once('exit', () => gone.resolve());
    child.kill();
    await gone.promise;
    clearTimeout(timer);
  }

  #listens(address: string): void {
    const { port, log, listens } = this.#options;
    this.#readyAt = Date.now();
    log.info({}, 'the site server is there');
    const found = new URL(address);
    port?.used(Number(found.port));
    const missed = port?.missed(Number(found.port)) ?? null;
    this.#missedAddress = missed === null ? null : `${found.protocol}//${found.hostname}:${missed}`;
    this.#ready.resolve(address);
    listens();
  }

  #ended(code: number): void {
    this.#process = null;
    if (this.#isStopping) return;
    if (this.#readyAt !== null) {
      if (Date.now() - this.#readyAt > settledAfterMs) this.#failures = 0;
      this.#readyAt = null;
      this.#ready = Promise.withResolvers<string>();
    }
    this.#failures += 1;
    this.#options.log.error({ code, failures: this.#failures }, 'the site server ended and is started again');
    if (this.#failures === failuresUntilTold) this.#options.failed();
    const delayMs = this.#failures === 1 ? 0 : retryDelayMs(this.#failures, () => 1);
    this.#restart = setTimeout(() => this.start(), delayMs);
  }
}
