import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { SiteProcess } from '../tests/e2e/siteProcess.ts';

/** What the ingest takes in one batch. */
const batchMost = 100;
/** So often a bare link says that it is there, ms. */
const heartbeatMs = 5_000;

/** A folder for one bench, removed when its work is done. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'valerus-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The built site server as a process of its own, with the demo site's configuration and nothing that happens by itself. */
export async function withSite<Value>(
  folder: string,
  work: (site: SiteProcess) => Promise<Value>,
): Promise<Value> {
  const site = new SiteProcess(path.join(folder, 'site'));
  await site.start();
  try {
    return await work(site);
  } finally {
    await site.stop();
  }
}

/** An event that raises an alarm of the demo site; its plate says which one it is. */
export function plateEvent(plate: string): object {
  return {
    specversion: '1.0',
    id: plate,
    source: 'urn:bench',
    type: 'lpr.plate',
    subject: 'camara-acceso-norte',
    data: { plate: { text: plate, list: 'Lista negra' } },
  };
}

/** Posts one event, and answers once it is accepted. */
export async function postEvent(site: SiteProcess, plate: string): Promise<void> {
  await accepted(await site.post('/ingest/v1/events', plateEvent(plate)));
}

/** Raises alarms as fast as the server takes them, in batches. */
export async function raiseAlarms(site: SiteProcess, count: number, prefix: string): Promise<void> {
  for (let from = 0; from < count; from += batchMost) {
    const plates = Array.from({ length: Math.min(batchMost, count - from) }, (_, index) =>
      plateOf(prefix, from + index),
    );
    await accepted(
      await site.post('/ingest/v1/events', plates.map(plateEvent), {
        'content-type': 'application/cloudevents-batch+json',
      }),
    );
  }
}

/** The plate of one of many events. */
export function plateOf(prefix: string, index: number): string {
  return `${prefix}X${String(index).padStart(5, '0')}`;
}

/** The plate in an `alarm` frame; none in any other frame. */
export function plateInFrame(text: string): string | undefined {
  return text.startsWith('{"t":"alarm"') ? /"plate":\{"text":"(\w+)"/.exec(text)?.[1] : undefined;
}

async function accepted(answer: Response): Promise<void> {
  await answer.arrayBuffer();
  if (answer.status !== 202) {
    throw new Error(`an event was answered ${answer.status}`);
  }
}

/** Signs a demo user in; answers the token. */
export async function signIn(address: string, user: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password: 'valerus-demo', device: 'bench' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** Opens a bare link and waits until its list is the server's. `hear` gets the text of each frame after that. */
export async function openLink(
  address: string,
  token: string,
  hear: (text: string) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/link/v1`, 'valerus-link.v1', {
    perMessageDeflate: false,
  });
  let seq = 0;
  const heartbeat = setInterval(() => socket.send(JSON.stringify({ t: 'hb', d: { seq } })), heartbeatMs);
  const isLive = new Promise<void>((resolve, reject) => {
    let live = false;
    socket.on('message', (data) => {
      const text = String(data);
      seq = seqOf(text);
      if (live) hear(text);
      else if (text.startsWith('{"t":"snap.end"')) {
        live = true;
        resolve();
      }
    });
    socket.once('close', (code) => {
      clearInterval(heartbeat);
      reject(new Error(`the link was closed with ${code}`));
    });
  });
  // Whoever waits for the list hears of it; later the bench itself ends the link.
  isLive.catch(() => undefined);
  await once(socket, 'open');
  socket.send(JSON.stringify({ t: 'hello', d: { token, device: 'bench', app: 'bench', locale: 'es' } }));
  await isLive;
  return socket;
}

/** The number of a frame: 1, 2, 3 … on each link. */
export function seqOf(text: string): number {
  return Number(/"seq":(\d+)/.exec(text)?.[1]);
}

/** One number of the server's `/metrics`. */
export async function metricOf(site: SiteProcess, name: string): Promise<number> {
  const text = await (await fetch(`${site.address}/metrics`)).text();
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}
