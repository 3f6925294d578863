import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { SiteProcess } from '../tests/e2e/siteProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import {
  inFolder,
  metricOf,
  openLink,
  plateInFrame,
  plateOf,
  postEvent,
  seqOf,
  signIn,
  withSite,
} from './benchSite.ts';
import { latenciesOf, paced } from './pacedLoad.ts';

const linkCount = 200;
const load = { count: 400, perSecond: 20 };
/** They all receive the alarm that is raised. */
const users = ['operador1', 'operador2', 'supervisor', 'admin'];

/** Design, section 8: many workstations on one server. All of them are sockets of this one process, which shares the machine. */
export const bench: Bench = {
  title: `${linkCount} workstations on one server, ${load.perSecond} alarms/s: event posted → frame received`,
  measure: () => inFolder((folder) => withSite(folder, measure)),
};

async function measure(site: SiteProcess): Promise<Measurement[]> {
  const memoryAtStart = await metricOf(site, 'process_resident_memory_bytes');
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  let outOfOrder = 0;
  let received = 0;
  const links: WebSocket[] = [];
  for (const token of await tokens(site)) {
    let last: number | undefined;
    links.push(
      await openLink(site.address, token, (text) => {
        const arrivedAt = performance.now();
        const seq = seqOf(text);
        outOfOrder += last !== undefined && seq !== last + 1 ? 1 : 0;
        last = seq;
        const sent = sentAt.get(plateInFrame(text) ?? '');
        if (sent !== undefined) {
          received += 1;
          took.push(arrivedAt - sent);
        }
      }),
    );
  }
  await paced(load, async (index) => {
    const plate = plateOf('F', index);
    sentAt.set(plate, performance.now());
    await postEvent(site, plate);
  });
  const wanted = linkCount * load.count;
  for (let tries = 0; tries < 100 && received < wanted; tries += 1) await wait(50);
  const memory = await metricOf(site, 'process_resident_memory_bytes');
  for (const link of links) link.terminate();
  const { p50, p99 } = latenciesOf(took);
  return [
    { what: 'p50', value: p50, unit: 'ms' },
    { what: 'p99', value: p99, unit: 'ms', atMost: 100 },
    { what: 'slowest', value: took.reduce((most, each) => Math.max(most, each), 0), unit: 'ms' },
    { what: 'frames received', value: received, unit: 'frames' },
    { what: 'lost', value: wanted - received, unit: 'frames', atMost: 0 },
    { what: 'out of order', value: outOfOrder, unit: 'frames', atMost: 0 },
    { what: 'memory of the server before', value: memoryAtStart / 2 ** 20, unit: 'MB' },
    {
      what: `memory of the server with ${linkCount} links`,
      value: memory / 2 ** 20,
      unit: 'MB',
      atMost: 300,
    },
  ];
}

/** One for each link; a token opens as many links as its user has windows. */
async function tokens(site: SiteProcess): Promise<string[]> {
  const each = await Promise.all(users.map((user) => signIn(site.address, user)));
  return Array.from({ length: linkCount }, (_, index) => each[index % each.length] ?? '');
}
