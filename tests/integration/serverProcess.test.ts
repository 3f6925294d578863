import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeCodes } from '../../src/shared/link/protocol.ts';
import { listedPlate } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { ServerProcess } from '../helpers/serverProcess.ts';

let folder: string;
const started: ServerProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'site-process-'));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.end('SIGKILL')));
  await rm(folder, { recursive: true, force: true });
});

function start(args: readonly string[]): ServerProcess {
  const server = new ServerProcess(args);
  started.push(server);
  return server;
}

function data(): string {
  return path.join(folder, 'data');
}

function demo(): ServerProcess {
  return start(['--port', '0', '--data', data(), '--demo', '--demo-interval', '0']);
}

async function tokenOf(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'operador1', password: 'valerus-demo', device: 'test' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

function ingest(address: string, event: object): Promise<Response> {
  return fetch(`${address}/ingest/v1/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-ingest', 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(event),
  });
}

test('R-B04 R-J06 what was acknowledged survives kill -9: the alarm is there once, its news come once, its token still holds', async () => {
  const first = demo();
  const address = await first.ready();
  const token = await tokenOf(address);
  const before = await LinkProbe.live(address, { token });
  const events = Array.from({ length: 25 }, () => listedPlate());
  const answers = await Promise.all(events.map((event) => ingest(address, event)));
  expect(answers.every(({ status }) => status === 202)).toBe(true);
  await first.end('SIGKILL');
  const told = new Set(before.memory.news);
  const { memory } = before;

  const second = demo();
  const again = await second.ready();
  const after = await LinkProbe.live(again, { token, memory });
  await after.run({ name: 'alarm.handle', alarm: 'none', args: {} });
  expect(memory.alarms.size).toBe(25);
  expect(memory.news).toHaveLength(25);
  expect(new Set(memory.news).size).toBe(25);
  expect(told.size).toBeLessThanOrEqual(25);
  const repeated = await Promise.all(events.map((event) => ingest(again, event)));
  expect(repeated.every(({ status }) => status === 200)).toBe(true);
  after.cut();
  expect(await second.end('SIGTERM')).toBe(0);
});

test('it prints one line of JSON when it is ready; on SIGTERM it sends the workstations away and exits with 0', async () => {
  const server = demo();
  const address = await server.ready();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const probe = await LinkProbe.live(address, { token: await tokenOf(address) });
  const code = server.end('SIGTERM');
  expect(await probe.closed).toMatchObject({ code: closeCodes.restart });
  expect(probe.of('goaway')).toHaveLength(1);
  expect(await code).toBe(0);
  expect(server.stdout).toBe(`${JSON.stringify({ listening: address })}\n`);
  for (const line of server.stderr.trim().split('\n')) {
    expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) });
  }
  expect(server.stderr).not.toMatch(/valerus-demo|demo-ingest|operador1/);
});

test('it says in one line what is wrong, and ends with exit code 2', async () => {
  await writeFile(path.join(folder, 'site.sqlite'), 'this is no database at all, whatever its name says');
  const server = start(['--port', '0', '--data', folder]);
  expect(await server.exitCode()).toBe(2);
  expect(server.stderr).toMatch(/^The site server does not start: site\.sqlite.*\n$/);
  expect(server.stdout).toBe('');
});

test('ADR 0058 ten thousand events leave the young generation of the server’s heap within its bound', async () => {
  const address = await demo().ready();
  const memory = async (): Promise<number> => {
    const figures = await (await fetch(`${address}/metrics`)).text();
    return Number(/^valerus_heap_young_bytes (\d+)$/m.exec(figures)?.[1]) / 2 ** 20;
  };
  for (let batch = 0; batch < 100; batch += 1) {
    const events = Array.from({ length: 100 }, (_, index) => ({
      specversion: '1.0',
      id: `${batch}-${index}`,
      source: 'load',
      type: 'camera.motion',
      subject: 'camara-acceso-norte',
      time: new Date().toISOString(),
      data: { phase: 'pulse' },
    }));
    const answer = await fetch(`${address}/ingest/v1/events`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer demo-ingest',
        'content-type': 'application/cloudevents-batch+json',
      },
      body: JSON.stringify(events),
    });
    expect(answer.status).toBe(202);
    await answer.body?.cancel();
  }
  // Two semi-spaces of 8 MB; without a bound it is above 30 MB by now.
  expect(await memory()).toBeLessThan(20);
});
