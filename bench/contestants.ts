import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { withAlertmanager } from './alertmanagerProcess.ts';
import { openLink, plateEvent, plateInFrame, signIn, withSite } from './benchSite.ts';
import type { Target } from './posting.ts';

/** Longer than anybody needs to tell of what was taken in, ms. */
const toldWithinMs = 60_000;

/** A system that takes alarms in and tells somebody of each. */
export interface Contestant {
  readonly target: Target;
  /** A body with one alarm for each of these plates. */
  readonly bodyOf: (plates: readonly string[]) => string;
  /** When somebody was told of the alarm of a plate, by the clock of `performance`; nothing where nobody is told. */
  readonly told: ReadonlyMap<string, number> | null;
}

/** Starts a contestant with nothing in it, for some work. */
export type WithContestant = <Value>(
  folder: string,
  work: (contestant: Contestant) => Promise<Value>,
) => Promise<Value>;

/** Waits until somebody was told of so many alarms. */
export async function allTold({ told }: Contestant, count: number): Promise<void> {
  const deadline = performance.now() + toldWithinMs;
  while (told !== null && told.size < count) {
    if (performance.now() > deadline) throw new Error(`nobody was told of ${count - told.size} alarms`);
    await wait(10);
  }
}

/** Our site server as it is in use: senders have a token, what is answered is on disk, and a workstation gets each alarm. */
export const withOurs: WithContestant = (folder, work) =>
  withSite(folder, async (site) => {
    const told = new Map<string, number>();
    const socket = await openLink(site.address, await signIn(site.address, 'operador1'), (text) => {
      const at = performance.now();
      const plate = plateInFrame(text);
      if (plate !== undefined && !told.has(plate)) told.set(plate, at);
    });
    try {
      return await work({
        target: {
          url: new URL('/ingest/v1/events', site.address),
          headers: {
            authorization: 'Bearer demo-ingest',
            'content-type': 'application/cloudevents-batch+json',
          },
          accepted: 202,
        },
        bodyOf: (plates) => JSON.stringify(plates.map(plateEvent)),
        told,
      });
    } finally {
      socket.terminate();
    }
  });

/** Alertmanager as Debian packs it, which asks nobody for a token, with a webhook that is called for each alarm or with nobody to tell. */
export function alertmanager(program: string, listener: 'webhook' | 'nobody'): WithContestant {
  return async (folder, work) => {
    const told = new Map<string, number>();
    const receiver = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const at = performance.now();
        response.writeHead(200).end();
        for (const [, plate = ''] of String(Buffer.concat(pieces)).matchAll(/"plate":"(\w+)"/gu)) {
          if (!told.has(plate)) told.set(plate, at);
        }
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    try {
      const isTold = listener === 'webhook';
      return await withAlertmanager({ program, folder, webhook: isTold ? webhook : null }, (address) =>
        work({
          target: {
            url: new URL('/api/v2/alerts', address),
            headers: { 'content-type': 'application/json' },
            accepted: 200,
          },
          bodyOf: (plates) => JSON.stringify(plates.map(alertOf)),
          told: isTold ? told : null,
        }),
      );
    } finally {
      receiver.closeAllConnections();
      receiver.close();
    }
  };
}

/** The alert that says what `plateEvent` says. */
function alertOf(plate: string): object {
  const labels = { alertname: 'lpr.plate', resource: 'camara-acceso-norte', plate, list: 'Lista negra' };
  return { labels, annotations: { source: 'urn:bench' } };
}
