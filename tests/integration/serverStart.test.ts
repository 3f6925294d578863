import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSiteServer, type SiteServer, type SiteServerOptions } from '../../src/server/siteServer.ts';

const logger = pino({ level: 'silent' });
const publicHost = '0.0.0.0';
let data: string;
let running: SiteServer[] = [];

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'site-start-'));
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
  await rm(data, { recursive: true, force: true });
});

async function start(options: Partial<SiteServerOptions> = {}): Promise<SiteServer> {
  const server = await createSiteServer({ data, logger, ...options });
  running.push(server);
  return server;
}

async function stop(server: SiteServer): Promise<void> {
  running = running.filter((each) => each !== server);
  await server.close();
}

async function signIn({ listening }: SiteServer, user: string, password: string): Promise<number> {
  const { status } = await fetch(`${listening}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password, device: 'test' }),
  });
  return status;
}

test('a data folder belongs to one server at a time', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(/another server uses it/);
  await stop(first);
  await start();
});

test('a port that is taken is refused by name, and leaves the data folder free', async () => {
  const first = await start();
  const port = Number(new URL(first.listening).port);
  const other = path.join(data, 'other');
  await expect(start({ data: other, port })).rejects.toThrow(
    `cannot listen on 127.0.0.1:${port} (EADDRINUSE)`,
  );
  await start({ data: other });
});

test('the next of several ports is taken where something else has the first', async () => {
  const first = await start();
  const port = Number(new URL(first.listening).port);
  const other = await start({ data: path.join(data, 'other'), port, otherPorts: [port, 0] });
  expect((await fetch(`${other.listening}/health/live`)).status).toBe(200);
  const second = Number(new URL(other.listening).port);
  expect(second).not.toBe(port);
  await expect(start({ data: path.join(data, 'third'), port, otherPorts: [second] })).rejects.toThrow(
    `cannot listen on 127.0.0.1:${second} (EADDRINUSE)`,
  );
});

test('R-J05 the first administrator of a new site gets a password that is told once', async () => {
  const told: string[] = [];
  const tell = (line: string): void => {
    told.push(line);
  };
  const first = await start({ tell });
  const password = /password (\S+) and/.exec(told[0] ?? '')?.[1] ?? '';
  expect(password.length).toBeGreaterThanOrEqual(16);
  expect(await signIn(first, 'admin', password)).toBe(201);
  await stop(first);
  await start({ tell });
  expect(told).toHaveLength(1);
});

test('R-J05 the first administrator may be given his password; one that is too short is refused', async () => {
  await expect(start({ administratorPassword: 'short' })).rejects.toThrow(/10 to 256 characters/);
  const told: string[] = [];
  const server = await start({
    administratorPassword: 'una-clave-larga',
    tell: (line) => {
      told.push(line);
    },
  });
  expect(told).toEqual([]);
  expect(await signIn(server, 'admin', 'una-clave-larga')).toBe(201);
});

test('beyond this machine nothing is served without a certificate, and no demo accounts at all', async () => {
  await expect(start({ host: publicHost })).rejects.toThrow(/certificate/);
  await expect(
    start({ host: publicHost, tls: { cert: 'x', key: 'x' }, demo: { intervalSeconds: 0 } }),
  ).rejects.toThrow(/passwords are public/);
  await stop(await start({ demo: { intervalSeconds: 0 } }));
  await expect(start({ host: publicHost, tls: { cert: 'x', key: 'x' } })).rejects.toThrow(/demo accounts/);
});

test('the demo site is made once: what was changed in it stays, and a site of one’s own is left alone', async () => {
  const demo = { intervalSeconds: 0 };
  const first = await start({ demo });
  expect(await signIn(first, 'operadora3', 'valerus-demo')).toBe(201);
  await stop(first);
  const second = await start({ demo });
  expect(await signIn(second, 'operadora3', 'valerus-demo')).toBe(201);
  const own = path.join(data, 'own');
  await stop(await start({ data: own }));
  await expect(start({ data: own, demo })).rejects.toThrow(/site of your own/);
});

test('at the demo site things happen by themselves, through the same address as everybody’s events', async () => {
  const server = await start({ demo: { intervalSeconds: 0.02 } });
  const counted = async (): Promise<string> => (await fetch(`${server.listening}/metrics`)).text();
  await expect
    .poll(counted, { timeout: 10_000 })
    .toMatch(/valerus_ingest_events_total\{format="cloudevents",outcome="accepted"\} ([2-9]\d|\d{3,})/);
  const figures = await counted();
  const raised = Number(/valerus_engine_alarms_raised_total (\d+)/.exec(figures)?.[1]);
  const recorded = Number(/valerus_engine_events_recorded_total (\d+)/.exec(figures)?.[1]);
  const accepted = Number(/outcome="accepted"\} (\d+)/.exec(figures)?.[1]);
  expect(recorded).toBeGreaterThan(0);
  expect(raised + recorded).toBeGreaterThanOrEqual(accepted);
  expect(figures).not.toContain('outcome="refused"');
});
