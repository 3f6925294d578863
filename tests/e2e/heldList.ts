import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const firstOfList = '"snap.begin"';
const endOfHead = '\r\n\r\n';

/** A way to the site server on which everything passes but the first whole list, which waits until it is let through. */
export class HeldList {
  readonly #target: URL;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #waiting: (() => void)[] = [];
  #isHeld = true;

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Answers the address to give to a workstation. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Lets the list through. */
  release(): void {
    this.#isHeld = false;
    for (const go of this.#waiting) go();
    this.#waiting = [];
  }

  /** Cuts every connection and takes no more. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(socket: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    for (const [one, other] of [
      [socket, server],
      [server, socket],
    ] as const) {
      this.#sockets.add(one);
      // A half that breaks takes the other with it: whoever is at its end finds out and says so.
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    socket.pipe(server);
    let kept = Buffer.alloc(0);
    let isKeeping = false;
    server.on('data', (chunk: Buffer) => {
      kept = Buffer.concat([kept, chunk]);
      if (isKeeping) return;
      const at = this.#isHeld ? beginOfList(kept) : -1;
      if (at === -1) {
        socket.write(kept);
        kept = Buffer.alloc(0);
        return;
      }
      isKeeping = true;
      socket.write(kept.subarray(0, at));
      kept = kept.subarray(at);
      this.#waiting.push(() => {
        isKeeping = false;
        socket.write(kept);
        kept = Buffer.alloc(0);
      });
    });
  }
}

/** Where the frame begins with which the list begins; -1 where there is none. A server's frames are not masked. */
function beginOfList(bytes: Buffer): number {
  if (!bytes.includes(firstOfList)) return -1;
  const head =
    bytes.subarray(0, 5).toString('latin1') === 'HTTP/' ? bytes.indexOf(endOfHead) : -endOfHead.length;
  let at = head + endOfHead.length;
  while (at < bytes.length) {
    const short = bytes.readUInt8(at + 1);
    const [size, prefix] =
      short < 126
        ? [short, 2]
        : short === 126
          ? [bytes.readUInt16BE(at + 2), 4]
          : [Number(bytes.readBigUInt64BE(at + 2)), 10];
    if (bytes.subarray(at, at + prefix + size).includes(firstOfList)) return at;
    at += prefix + size;
  }
  return -1;
}
