import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that came in. */
interface ReceivedCall {
  readonly request: IncomingMessage;
  readonly body: string;
}

/** Another system that actions call; it never answers under `/hang`, nor anywhere while it is silent. */
export class CallReceiver {
  readonly calls: ReceivedCall[] = [];
  isSilent = false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += String(chunk);
      });
      request.on('end', () => {
        this.calls.push({ request, body });
        if (request.url === '/away') {
          response.writeHead(302, { location: '/elsewhere' }).end();
        } else if (request.url !== '/hang' && !this.isSilent) {
          response.writeHead(204).end();
        }
      });
    });
  }

  static async start(): Promise<CallReceiver> {
    const receiver = new CallReceiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  to(path: string): readonly ReceivedCall[] {
    return this.calls.filter(({ request }) => request.url === path);
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
