import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';

/** What the line does to what it carries. Nothing is reordered, repeated or altered: TCP would not let that through either. */
export type LineState =
  | { readonly kind: 'open' }
  /** Connections are taken and whatever is sent into them is swallowed, as by a peer that lost power. */
  | { readonly kind: 'halfOpen' }
  /** Each piece arrives so much later, ms. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** So many bytes per second and direction. */
  | { readonly kind: 'narrow'; readonly bytesPerSecond: number };

/** Pieces in which a narrow line carries, per second. */
const piecesPerSecond = 20;

/** One side of a pair as it carries to the other. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Swallowed something: TCP could not go on from there, so it never carries again. */
  isDead: boolean;
  /** Pieces that are under way. */
  underWay: number;
}

/** A TCP line between a workstation or a sender and the site server, which breaks as it is told to. */
export class LinkProxy {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #targetPort = 0;
  #line: LineState = { kind: 'open' };
  /** Connections that were cut while they were up. */
  cuts = 0;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (near) => this.#join(near));
  }

  /** Opens a line whose other end is not there yet. */
  static async open(): Promise<LinkProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LinkProxy(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where new connections lead; a server that was restarted has another port. */
  leadTo(address: string): void {
    this.#targetPort = Number(new URL(address).port);
  }

  /** Changes the line; connections that had swallowed something are reset once it is no longer half open. */
  become(line: LineState): void {
    this.#line = line;
    if (line.kind === 'halfOpen') return;
    for (const pair of this.#pairs) {
      if (pair.isDead) this.#end(pair, true);
    }
  }

  /** Cuts every connection: with a reset, or as a peer does that closes. Answers how many there were. */
  cut(byReset: boolean): number {
    const count = this.#pairs.size;
    for (const pair of this.#pairs) this.#end(pair, byReset);
    this.cuts += count;
    return count;
  }

  async close(): Promise<void> {
    this.cut(true);
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket): void {
    const far = dial(this.#targetPort, '127.0.0.1');
    const pair: Pair = { near, far, isDead: false, underWay: 0 };
    this.#pairs.add(pair);
    this.#carry(pair, near, far);
    this.#carry(pair, far, near);
    for (const socket of [near, far]) {
      // How a connection ended is told to the other end by ending it as well.
      socket.on('error', () => this.#end(pair, true));
      socket.on('close', () => this.#end(pair, false));
    }
  }

  #carry(pair: Pair, from: Socket, to: Socket): void {
    let busyUntil = 0;
    const deliver = (chunk: Buffer): void => {
      if (!to.destroyed) to.write(chunk);
    };
    const deliverLater = (afterMs: number, chunk: Buffer): void => {
      pair.underWay += 1;
      setTimeout(() => {
        pair.underWay -= 1;
        deliver(chunk);
      }, afterMs);
    };
    from.on('data', (chunk: Buffer) => {
      const line = this.#line;
      if (line.kind === 'halfOpen' || pair.isDead) {
        pair.isDead = true;
        return;
      }
      const now = performance.now();
      // What came earlier is still under way: nothing may overtake it, even when the line is fast again.
      let at = Math.max(now, busyUntil);
      if (line.kind === 'slow') at = Math.max(at, now + line.delayMs);
      if (line.kind === 'narrow') {
        const piece = Math.max(1, Math.floor(line.bytesPerSecond / piecesPerSecond));
        for (let start = 0; start < chunk.length; start += piece) {
          at += 1000 / piecesPerSecond;
          deliverLater(at - now, chunk.subarray(start, start + piece));
        }
      } else if (at > now) {
        deliverLater(at - now, chunk);
      } else {
        deliver(chunk);
      }
      // Timers of one millisecond keep their order, those of fractions need not.
      busyUntil = at > now ? at + 1 : 0;
    });
  }

  #end(pair: Pair, byReset: boolean): void {
    if (!this.#pairs.delete(pair)) return;
    for (const socket of [pair.near, pair.far]) {
      // An orderly end would say that all had arrived.
      if (byReset || pair.isDead || pair.underWay > 0) socket.resetAndDestroy();
      else socket.destroySoon();
    }
  }
}
