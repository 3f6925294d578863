import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkProtocol } from '../../src/shared/link/protocol.ts';
import { motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { casesOf, HostileSite } from './hostileSite.ts';

/** The server gives a request that does not end ten seconds for its headers, and looks every two seconds. */
const givenUpWithinMs = 20_000;
let attacked: HostileSite;
let sockets: Socket[];

beforeEach(async () => {
  attacked = await HostileSite.start();
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) {
    socket.destroy();
  }
  await attacked.end();
});

/** Opens so many sockets, a few hundred at a time: a queue of the system's holds no more. */
async function open(count: number, greeting: string): Promise<void> {
  const { hostname, port } = new URL(attacked.site.address);
  while (sockets.length < count) {
    const few = Array.from({ length: Math.min(200, count - sockets.length) }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => socket.destroy());
      socket.resume();
      return socket;
    });
    await Promise.all(few.map((socket) => once(socket, 'connect')));
    for (const socket of few) {
      if (greeting !== '') socket.write(greeting);
    }
    sockets.push(...few);
  }
}

async function expectServed(): Promise<void> {
  const operator = await attacked.site.signIn('operador1');
  const probe = await LinkProbe.live(attacked.site.address, { token: operator.token });
  const before = probe.of('alarm').length;
  expect((await attacked.site.ingest(motionAtDock())).status).toBe(202);
  await probe.until(() => probe.of('alarm').length > before);
  probe.cut();
  await attacked.expectWell();
}

const head = `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
const upgrade = `GET ${linkProtocol.path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;

test('sockets that stay silent, or stop half-way, keep nobody from his work and are given up', async () => {
  const before = attacked.memoryMb();
  const each = casesOf({ short: 400, long: 3_400 });
  for (const greeting of ['', head, upgrade]) {
    await open(sockets.length + each, greeting);
  }
  await expectServed();
  const closed = sockets.map((socket) => (socket.closed ? null : once(socket, 'close')));
  const openedAt = performance.now();
  await Promise.all(closed);
  expect(performance.now() - openedAt).toBeLessThan(givenUpWithinMs);
  const more = attacked.memoryMb() - before;
  process.stdout.write(`hostile: ${sockets.length} half-open sockets: ${more} MB more when all are closed\n`);
  await expectServed();
}, 120_000);

test('links that never say who they are make room for those who do, and end although they answer nothing', async () => {
  const handshake = `${upgrade}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${linkProtocol.subprotocol}\r\n\r\n`;
  await open(casesOf({ short: 1_000, long: 5_000 }), handshake);
  await expectServed();
  const openedAt = performance.now();
  await Promise.all(sockets.map((socket) => (socket.closed ? null : once(socket, 'close'))));
  // Five seconds for a hello, two more for an answer to the close.
  expect(performance.now() - openedAt).toBeLessThan(12_000);
}, 60_000);
