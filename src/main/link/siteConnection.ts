import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import tls from 'node:tls';
import { CertificateRefusal, type CertificateTrust, readCertificate } from './serverCertificate.ts';

/** How requests to a site server are made: like `fetch`, by whoever checks the server's certificate. */
export type SiteFetch = (address: string, init?: RequestInit) => Promise<Response>;

/** Statuses whose answer has no body (fetch standard). */
const withoutBody = new Set([204, 205, 304]);

/**
 * The way to a site server, for requests and for the link alike. Over https nothing at all is sent before the server's certificate
 * has been found trusted; which authority signed it does not matter (ADR 0028).
 */
export class SiteConnection {
  readonly #trust: CertificateTrust;
  readonly #agents = new Map<string, https.Agent>();

  constructor(trust: CertificateTrust) {
    this.#trust = trust;
  }

  /** Makes a request. Rejects as `fetch` does, with a `CertificateRefusal` as its cause where that is why. */
  readonly fetch: SiteFetch = (address, init = {}) =>
    address.startsWith('https:') ? this.#request(address, init) : fetch(address, init);

  /** The agent for a WebSocket to a server; `undefined` where the connection is not encrypted. */
  agentFor(server: string): https.Agent | undefined {
    return server.startsWith('https:') ? this.#agentOf(new URL(server).origin) : undefined;
  }

  /** Closes what is open: a server is left, or its certificate is no longer trusted. */
  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }

  #agentOf(server: string): https.Agent {
    const known = this.#agents.get(server);
    if (known) return known;
    const agent = new CheckingAgent(server, this.#trust);
    this.#agents.set(server, agent);
    return agent;
  }

  #request(address: string, init: RequestInit): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const fail = (error: Error): void =>
      reject(error.name === 'AbortError' ? error : new TypeError('the request failed', { cause: error }));
    const { signal, body } = init;
    if (body !== undefined && body !== null && typeof body !== 'string' && !(body instanceof Uint8Array)) {
      throw new TypeError('only texts and whole files are sent to a site server');
    }
    const request = https.request(address, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers ?? {})),
      agent: this.#agentOf(new URL(address).origin),
      ...(signal && { signal }),
    });
    request.once('error', fail);
    request.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (init.redirect === 'error' && status >= 300 && status < 400 && status !== 304) {
        answer.destroy();
        fail(new Error('the server sends elsewhere'));
        return;
      }
      resolve(responseOf(answer, status));
    });
    request.end(body ?? undefined);
    return promise;
  }
}

/** Hands a connection over only once its server has shown a trusted certificate. */
class CheckingAgent extends https.Agent {
  readonly #server: string;
  readonly #trust: CertificateTrust;

  constructor(server: string, trust: CertificateTrust) {
    // A session that is resumed shows no certificate.
    super({ keepAlive: true, maxCachedSessions: 0, timeout: 60_000 });
    this.#server = server;
    this.#trust = trust;
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: tls.TLSSocket) => void,
  ): undefined {
    const host = options.host ?? 'localhost';
    const socket = tls.connect({
      host,
      port: Number(options.port ?? 443),
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      // Authorities and names are not asked: the certificate is, below, before anybody gets the socket.
      rejectUnauthorized: false,
    });
    const failed = (error: Error): void => callback?.(error, socket);
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      const certificate = readCertificate(socket.getPeerCertificate());
      if (certificate !== null && this.#trust.isTrusted(this.#server, certificate)) {
        socket.off('error', failed);
        callback?.(null, socket);
      } else {
        socket.destroy(new CertificateRefusal('the certificate of the site server is not trusted'));
      }
    });
  }
}

function responseOf(answer: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index] ?? '', answer.rawHeaders[index + 1] ?? '');
  }
  if (!withoutBody.has(status)) {
    return new Response(Readable.toWeb(answer) as ReadableStream, { status, headers });
  }
  answer.resume();
  return new Response(null, { status, headers });
}
