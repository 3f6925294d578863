import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sessionSchema } from '../../src/shared/link/rest.ts';
import { ServerProcess } from './serverProcess.ts';

/** How a site under test differs from a demo site at which nothing happens by itself. */
export interface SiteOptions {
  readonly allowActionsTo?: readonly string[];
  /** For the one start, not for those that follow. */
  readonly restore?: string;
}

/** A server that runs, in whatever process. */
export interface StartedServer {
  readonly address: string;
  /** Of a server that is a process of its own. */
  readonly pid?: number | undefined;
  close(): Promise<void>;
  /** Ends it without a word, as a power cut does. */
  kill?(): Promise<void>;
}

/**
 * A site server with a data folder of its own, and short ways to what tests ask of it. It is a process of its own, as `npm run server`
 * starts it; tests that need their hands on the inside use `InProcessSite`.
 */
export class RunningSite {
  readonly data: string;
  readonly #options: SiteOptions;
  #server: StartedServer | null = null;
  /** What the server logged at `error` or above: tests that expect none check that it is empty. */
  readonly errors: string[] = [];

  protected constructor(data: string, options: SiteOptions) {
    this.data = data;
    this.#options = options;
  }

  /** Starts a demo site in which nothing happens by itself. */
  static async start(options: SiteOptions = {}): Promise<RunningSite> {
    const site = new RunningSite(await newDataFolder(), options);
    await site.open();
    return site;
  }

  get address(): string {
    return this.#server?.address ?? 'http://nowhere.invalid';
  }

  /** The number of the server's process, where it has one of its own and runs. */
  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Starts the server, also again over the same data. */
  async open(more: SiteOptions = {}): Promise<void> {
    this.#server = await this.launch({ ...this.#options, ...more });
  }

  /** Stops the server and keeps its data. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.close();
  }

  /** Kills the server as it stands and keeps its data. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server?.kill) {
      throw new Error('only a server process of its own can be killed');
    }
    await server.kill();
  }

  /** Stops the server and removes its data. */
  async end(): Promise<void> {
    await this.close();
    await rm(this.data, { recursive: true, force: true });
  }

  protected async launch({ allowActionsTo = [], restore }: SiteOptions): Promise<StartedServer> {
    const server = new ServerProcess(
      [
        ...['--port', '0', '--data', this.data, '--demo', '--demo-interval', '0'],
        ...allowActionsTo.flatMap((entry) => ['--allow-actions-to', entry]),
        ...(restore === undefined ? [] : ['--restore', restore]),
      ],
      { VALERUS_LOG_LEVEL: 'error', NODE_COMPILE_CACHE: compileCache },
    );
    server.onErrorLine((line) => this.errors.push(line));
    return {
      address: await server.ready(),
      pid: server.pid,
      kill: async () => {
        await server.end('SIGKILL');
      },
      close: async () => {
        const code = await server.end('SIGTERM');
        if (code !== 0) {
          throw new Error(`the server ended with ${code}: ${server.stderr}`);
        }
      },
    };
  }

  /** Signs a demo user in. */
  async signIn(user: string, password = 'valerus-demo'): Promise<SignedIn> {
    const response = await this.request('POST', '/api/v1/session', {
      body: { user, password, device: 'test' },
    });
    if (response.status !== 201) {
      throw new Error(`sign-in answered ${response.status}`);
    }
    return new SignedIn(this, sessionSchema.parse(response.body).token);
  }

  /** Sends a request with a JSON body and answers status, headers and JSON. */
  async request(method: string, address: string, more: RequestMore = {}): Promise<Answer> {
    const response = await fetch(new URL(address, this.address), {
      method,
      headers: {
        ...(more.token !== undefined && { authorization: `Bearer ${more.token}` }),
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
        ...more.headers,
      },
      ...(more.text !== undefined && { body: more.text }),
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : null,
    };
  }

  /** Posts a CloudEvent with the demo site's token. */
  async ingest(event: object): Promise<Answer> {
    return this.request('POST', '/ingest/v1/events', {
      token: 'demo-ingest',
      headers: { 'content-type': 'application/cloudevents+json' },
      text: JSON.stringify(event),
    });
  }
}

/** The modules of the server as they were compiled the last time: without, each start costs half a second more. */
const compileCache = path.join(import.meta.dirname, '../../node_modules/.cache/server-under-test');

/** Makes the data folder of a site under test. */
export function newDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'site-'));
}

/** What a request may have beside its address. */
export interface RequestMore {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at single fields of bodies whose schemas have tests of their own.
  readonly body: any;
}

/** Somebody who is signed in. */
export class SignedIn {
  readonly #site: RunningSite;
  readonly token: string;

  constructor(site: RunningSite, token: string) {
    this.#site = site;
    this.token = token;
  }

  request(method: string, address: string, more: RequestMore = {}): Promise<Answer> {
    return this.#site.request(method, address, { token: this.token, ...more });
  }
}
