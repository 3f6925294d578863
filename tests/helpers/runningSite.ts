import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createSiteServer, type SiteServer, type SiteServerOptions } from '../../src/server/siteServer.ts';
import { sessionSchema } from '../../src/shared/link/rest.ts';

/** A site server in this process with a data folder of its own, and short ways to what tests ask of it. */
export class RunningSite {
  readonly data: string;
  readonly #options: Omit<SiteServerOptions, 'data' | 'logger'>;
  #server: SiteServer | null = null;
  /** What the server logged at `error` or above: tests that expect none check that it is empty. */
  readonly errors: string[] = [];

  private constructor(data: string, options: Omit<SiteServerOptions, 'data' | 'logger'>) {
    this.data = data;
    this.#options = options;
  }

  /** Starts a demo site in which nothing happens by itself; `options` may say otherwise. */
  static async start(options: Omit<SiteServerOptions, 'data' | 'logger'> = {}): Promise<RunningSite> {
    const data = await mkdtemp(path.join(tmpdir(), 'site-'));
    const site = new RunningSite(data, { demo: { intervalSeconds: 0 }, ...options });
    await site.open();
    return site;
  }

  get address(): string {
    return this.#server?.listening ?? 'http://nowhere.invalid';
  }

  /** Starts the server again over the same data. */
  async open(more: { readonly restore?: string } = {}): Promise<void> {
    const logger = pino({ level: 'error' }, { write: (line: string) => void this.errors.push(line) });
    this.#server = await createSiteServer({ ...this.#options, ...more, data: this.data, logger });
  }

  /** Stops the server and keeps its data. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.close();
  }

  /** Stops the server and removes its data. */
  async end(): Promise<void> {
    await this.close();
    await rm(this.data, { recursive: true, force: true });
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
