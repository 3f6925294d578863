import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { closeCodes, linkProtocol } from '../../shared/link/protocol.ts';
import { type LinkParts, LinkSession } from './linkSession.ts';

/** RFC 6455's code for a frame that is too large; the protocol's own is 4400. */
const messageTooBig = 1009;
/**
 * Sockets that have not said who they are; they cost nothing but must not pile up. One more ends the oldest: a workstation says who it
 * is at once, so those that do not cannot keep it out.
 */
const strangersMost = 512;
/** Sockets altogether: ten times the workstations that one site is made for. */
const linksMost = 2_000;
/** Time for the answers that are under way when the server stops, ms. */
const goAwayAfterMs = 100;
/** Time for clients to answer a close, ms. */
const closeWithinMs = 2_000;

/** A socket that ends with the protocol's own code where ws would use RFC 6455's. */
class LinkSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === messageTooBig ? closeCodes.badFrame : code, data);
  }
}

/** All links of the server. */
export class Gateway {
  readonly #parts: LinkParts;
  readonly #server: WebSocketServer;
  readonly #all = new Set<LinkSession>();
  /** In the order in which they came. */
  readonly #strangers = new Set<LinkSession>();
  readonly #greeted = new Set<LinkSession>();
  readonly #unsubscribe: () => void;
  #isStopping = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: linkProtocol.frameBytesMost,
      WebSocket: LinkSocket,
      // A client that speaks another version learns so by the close code, for which its handshake has to succeed.
      handleProtocols: (offered) =>
        offered.has(linkProtocol.subprotocol) ? linkProtocol.subprotocol : ([...offered][0] ?? false),
    });
    this.#unsubscribe = parts.engine.subscribe((changes) => {
      for (const session of this.#greeted) {
        session.take(changes);
      }
    });
  }

  /** How many workstations are linked. */
  get links(): number {
    return this.#greeted.size;
  }

  /** Takes an upgrade request of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // ws takes over the error handling of the socket only with the handshake.
    const ignoreBrokenSocket = (): void => {
      socket.destroy();
    };
    socket.on('error', ignoreBrokenSocket);
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== linkProtocol.path) {
      refuseUpgrade(socket, '404 Not Found');
    } else if (this.#isStopping || this.#all.size >= linksMost) {
      refuseUpgrade(socket, '503 Service Unavailable', 'Retry-After: 5\r\n');
    } else {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        socket.off('error', ignoreBrokenSocket);
        this.#admit(webSocket, socket);
      });
    }
  }

  /** Checks again whose links these are, after a change of users or roles; it holds everywhere when this resolves. */
  async peopleChanged(): Promise<void> {
    await Promise.all([...this.#greeted].map((session) => this.#recheck(session)));
  }

  /** Tells every workstation anew what the site is called, where it is and what its tier has (R-A01). */
  siteChanged(): void {
    for (const session of this.#greeted) {
      session.siteChanged();
    }
  }

  /** Asks the workstations of an alarm's recipients to show a camera; answers how many were asked (R-D11). */
  show(alarm: Pick<Alarm, 'id' | 'audience'>, camera: string): number {
    return [...this.#greeted].filter((session) => session.show(alarm, camera)).length;
  }

  /** Ends the links of a session that was signed out. */
  signedOut(tokenHash: string): void {
    for (const session of this.#greeted) {
      if (session.authenticated?.tokenHash === tokenHash) {
        session.close(closeCodes.token, 'signed out');
      }
    }
  }

  /** Tells every client to come back later and closes the links. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const session of this.#greeted) {
      session.goAway(goAwayAfterMs);
    }
    if (this.#greeted.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, goAwayAfterMs));
    }
    this.#unsubscribe();
    for (const session of this.#all) {
      session.close(closeCodes.restart, 'restart');
    }
    const cut = setTimeout(() => {
      for (const session of this.#all) {
        session.terminate();
      }
    }, closeWithinMs);
    await this.#allEnded();
    clearTimeout(cut);
  }

  #admit(socket: WebSocket, wire: Duplex): void {
    if (socket.protocol !== linkProtocol.subprotocol) {
      this.#parts.metrics.count('valerus_link_closed_total', { code: closeCodes.protocolVersion });
      socket.on('error', () => socket.terminate());
      socket.close(closeCodes.protocolVersion, linkProtocol.subprotocol);
      return;
    }
    const session = new LinkSession(socket, wire, this.#parts, () => {
      this.#strangers.delete(session);
      this.#greeted.add(session);
    });
    const [oldest] = this.#strangers;
    if (oldest && this.#strangers.size >= strangersMost) {
      this.#strangers.delete(oldest);
      oldest.terminate();
    }
    this.#all.add(session);
    this.#strangers.add(session);
    socket.once('close', () => {
      this.#all.delete(session);
      this.#strangers.delete(session);
      this.#greeted.delete(session);
      this.#onEnded?.();
    });
  }

  #onEnded: (() => void) | null = null;

  #allEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEnded = () => {
        if (this.#all.size === 0) {
          resolve();
        }
      };
      this.#onEnded();
    });
  }

  async #recheck(session: LinkSession): Promise<void> {
    const before = session.authenticated;
    const now = before && (await this.#parts.sessions.recheck(before.tokenHash));
    if (now) {
      session.userIs(now);
    } else {
      session.close(closeCodes.token, 'token ended');
    }
  }
}

function refuseUpgrade(socket: Duplex, status: string, headers = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}
