import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SiteProcess } from '../tests/e2e/siteProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import {
  inFolder,
  openLink,
  plateInFrame,
  plateOf,
  postEvent,
  raiseAlarms,
  signIn,
  withSite,
} from './benchSite.ts';
import { type Latencies, latenciesOf, median, paced } from './pacedLoad.ts';

const open = 10_000;
const load = { count: 200, perSecond: 20 };
const arrivedWithinMs = 20_000;

/** Design, section 8: an alarm is told within 100 ms. A site with a long list, and workstations that come back, change nothing about that. */
export const bench: Bench = {
  title: `Event posted → frame, ${load.perSecond} alarms/s, while another workstation takes a list of ${open.toLocaleString('en')} over and over`,
  measure: () =>
    inFolder((folder) =>
      withSite(folder, async (site) => {
        await raiseAlarms(site, open, 'O');
        const alone = await measure(site, 'A');
        const lists: number[] = [];
        const taker = fork(fileURLToPath(import.meta.resolve('./listTaker.ts')), [site.address]);
        try {
          taker.on('message', (took) => lists.push(Number(took)));
          await once(taker, 'message');
          return report(alone, await measure(site, 'M'), lists);
        } finally {
          await end(taker);
        }
      }),
    ),
};

function report(alone: Latencies, meanwhile: Latencies, lists: readonly number[]): Measurement[] {
  return [
    { what: 'p50', value: meanwhile.p50, unit: 'ms' },
    { what: 'p99', value: meanwhile.p99, unit: 'ms', atMost: 100 },
    { what: 'while nobody takes the list, p50', value: alone.p50, unit: 'ms' },
    { what: 'while nobody takes the list, p99', value: alone.p99, unit: 'ms' },
    { what: 'the list, taken by a bare link, median', value: median(lists), unit: 'ms' },
  ];
}

async function measure(site: SiteProcess, prefix: string): Promise<Latencies> {
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  const socket = await openLink(site.address, await signIn(site.address, 'operador2'), (text) => {
    const sent = sentAt.get(plateInFrame(text) ?? '');
    if (sent !== undefined) took.push(performance.now() - sent);
  });
  await paced(load, async (index) => {
    const plate = plateOf(prefix, index);
    sentAt.set(plate, performance.now());
    await postEvent(site, plate);
  });
  const deadline = performance.now() + arrivedWithinMs;
  while (took.length < load.count) {
    if (performance.now() > deadline) throw new Error(`${load.count - took.length} frames never arrived`);
    await wait(10);
  }
  socket.terminate();
  return latenciesOf(took);
}

async function end(taker: ChildProcess): Promise<void> {
  const exited = once(taker, 'exit');
  taker.kill();
  await exited;
}
