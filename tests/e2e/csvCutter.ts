import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to the site on which an export stops halfway: it is held there, or cut. */
export interface CsvCutter {
  readonly address: string;
  halfway: 'hold' | 'cut';
  close(): void;
}

/** So much of an export comes through. */
const bytesThrough = 20_000;

/** Lays a wire to a site; everything but exports passes as it is. */
export async function startCsvCutter(site: string): Promise<CsvCutter> {
  const { hostname, port } = new URL(site);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      // Either end may hang up on the other while a window closes.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (piece) => far.write(piece));
    let through: number | null = null;
    far.on('data', (piece) => {
      near.write(piece);
      if (through === null && piece.includes('text/csv')) through = 0;
      if (through === null) return;
      through += piece.length;
      if (through < bytesThrough) return;
      if (cutter.halfway === 'hold') far.pause();
      else near.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutter: CsvCutter = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    halfway: 'hold',
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return cutter;
}
