import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AddressPolicy } from './addressPolicy.ts';
import { AddressRefused, type NameLookup, requestAllowed } from './allowedRequest.ts';

/** The whole network is this machine: one of its addresses is allowed here, and all others are not. */
const allowedAddress = '127.0.0.1';
const forbiddenAddress = '127.0.0.2';
const policy = new AddressPolicy([allowedAddress]);

let servers: Server[];
let port: number;
/** Who was asked, by the address that was connected to. */
let asked: string[];
let lookups: number;

async function listen(address: string, wantedPort: number): Promise<number> {
  const server = createServer((request, response) => {
    asked.push(request.socket.localAddress ?? '');
    request.resume();
    response.end(address);
  });
  servers.push(server);
  server.listen(wantedPort, address);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

beforeEach(async () => {
  servers = [];
  asked = [];
  lookups = 0;
  port = await listen(allowedAddress, 0);
  await listen(forbiddenAddress, port);
});

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Whoever owns a name decides what it leads to, and may say something else every time. */
function nameThatLeadsTo(...answers: readonly (readonly string[])[]): NameLookup {
  return (_name, _options, callback) => {
    const answer = answers[Math.min(lookups, answers.length - 1)] ?? [];
    lookups += 1;
    callback(
      null,
      answer.map((address) => ({ address, family: 4 })),
    );
  };
}

const calls = [
  ['a webhook', { method: 'POST', body: '{}' }],
  ['a camera', { method: 'GET' }],
] as const;

describe.each(calls)('R-D11 a name that leads elsewhere the next time (%s)', (_what, call) => {
  const ask = async (name: NameLookup): Promise<string> => {
    const url = new URL(`http://rebound.example:${port}/`);
    const sent = { ...call, headers: {}, signal: AbortSignal.timeout(5_000) };
    return text(await requestAllowed(url, sent, policy, name));
  };

  test('is looked up once for a connection, which goes to the address that was judged', async () => {
    expect(await ask(nameThatLeadsTo([allowedAddress], [forbiddenAddress]))).toBe(allowedAddress);
    expect([lookups, asked]).toEqual([1, [allowedAddress]]);
  });

  test('is judged anew for the next connection: nothing of the last one is kept', async () => {
    const name = nameThatLeadsTo([allowedAddress], [forbiddenAddress]);
    await ask(name);
    await expect(ask(name)).rejects.toThrow(AddressRefused);
    expect([lookups, asked]).toEqual([2, [allowedAddress]]);
  });

  test('reaches only the allowed ones of several addresses, in whatever order they come', async () => {
    expect(await ask(nameThatLeadsTo([forbiddenAddress, allowedAddress]))).toBe(allowedAddress);
    expect(await ask(nameThatLeadsTo([allowedAddress, forbiddenAddress]))).toBe(allowedAddress);
    // Where the allowed one does not answer, the other is no way out.
    servers[0]?.closeAllConnections();
    servers[0]?.close();
    await expect(ask(nameThatLeadsTo([allowedAddress, forbiddenAddress]))).rejects.toThrow(/ECONNREFUSED/u);
    expect(asked).toEqual([allowedAddress, allowedAddress]);
  });

  test('whose look-up fails or finds nothing is a failure, and nobody is asked', async () => {
    await expect(ask(nameThatLeadsTo([]))).rejects.toThrow(AddressRefused);
    const unknown: NameLookup = (_name, _options, callback) => callback(new Error('ENOTFOUND'), []);
    await expect(ask(unknown)).rejects.toThrow('ENOTFOUND');
    expect(asked).toEqual([]);
  });
});
