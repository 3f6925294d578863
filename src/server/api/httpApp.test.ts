import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Sessions } from '../session/sessions.ts';
import type { PeopleStore } from '../store/contract.ts';
import { StorageFailure } from '../store/storageFailure.ts';
import { createHttpApp } from './httpApp.ts';
import { Metrics } from './metrics.ts';
import { type Route, route } from './route.ts';

const anyone = { kind: 'anyone' } as const;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves one address and answers where, and what was logged. */
async function serve(...routes: Route[]): Promise<{ readonly address: string; readonly logged: string[] }> {
  const logged: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  // No address here asks who calls.
  const nobody = {} as { sessions: Sessions; people: PeopleStore };
  const app = createHttpApp({ routes, metrics: new Metrics(), logger, ...nobody });
  server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}

function failing(error: unknown): Route {
  return route({
    method: 'GET',
    path: '/fails',
    summary: 'Fails',
    who: anyone,
    answers: { 200: null },
    handle() {
      throw error;
    },
  });
}

test('a bug is answered 500 without details and logged once, findable by what the answer says', async () => {
  const { address, logged } = await serve(failing(new Error('the secret stands in column 3')));
  const response = await fetch(`${address}/fails`);
  const body = (await response.json()) as { code: string; message: string };
  expect(response.status).toBe(500);
  expect(body.code).toBe('INTERNAL');
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(logged).toHaveLength(1);
  const { requestId, err } = JSON.parse(logged[0] ?? '') as { requestId: string; err: { message: string } };
  expect(body.message).toContain(requestId);
  expect(err.message).toContain('secret');
});

test('a disk that refuses is answered 503 with a time to come back', async () => {
  const { address } = await serve(failing(new StorageFailure('the store refused: SQLITE_FULL')));
  const response = await fetch(`${address}/fails`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE' });
});

test('a body of unknown length is read up to its limit and no further', async () => {
  let handled = 0;
  const { address } = await serve(
    route({
      method: 'POST',
      path: '/takes',
      summary: 'Takes a little',
      who: anyone,
      body: { raw: ['*'], bytesMost: 1_000 },
      answers: { 200: null },
      handle({ body }) {
        handled += 1;
        return { status: 200, body: { bytes: body.length } };
      },
    }),
  );
  const post = (chunks: number): Promise<Response> =>
    fetch(`${address}/takes`, {
      method: 'POST',
      duplex: 'half',
      body: Readable.toWeb(Readable.from(Array.from({ length: chunks }, () => Buffer.alloc(500)))),
    } as RequestInit);
  expect(await (await post(2)).json()).toEqual({ bytes: 1_000 });
  expect((await post(40)).status).toBe(413);
  expect(handled).toBe(1);
});

test('secrets of a refused body are not repeated, single values are', async () => {
  const body = z.object({ name: z.string().max(3), password: z.string().min(10) });
  const { address } = await serve(
    route({
      method: 'POST',
      path: '/users',
      summary: 'Takes a user',
      who: anyone,
      body,
      answers: { 200: null },
      handle: () => ({ status: 200 }),
    }),
  );
  const response = await fetch(`${address}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'too long', password: 'hunter2' }),
  });
  const text = await response.text();
  expect(response.status).toBe(422);
  expect(text).toContain('"value":"too long"');
  expect(text).not.toContain('hunter2');
});
