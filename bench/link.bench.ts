import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { SiteProcess } from '../tests/e2e/siteProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { inFolder, openLink, plateInFrame, plateOf, postEvent, signIn, withSite } from './benchSite.ts';
import { type Latencies, latenciesOf, median, paced } from './pacedLoad.ts';
import { measureSyncedWrite } from './syncedWrite.ts';

const load = { count: 500, perSecond: 50 };
const runs = 3;
/** What the site server may use of the 150 ms from the event to the painted row (design, section 8); the rest is the workstation's. */
const serverShareMs = 50;

/** The server's part of the first row: an event is posted, and its alarm's frame arrives at a workstation. */
export const bench: Bench = {
  title: `Site server: event posted → frame received, 1 workstation, ${load.perSecond} alarms/s`,
  measure: () =>
    inFolder((folder) =>
      withSite(folder, async (site) => {
        const echo = await startEcho();
        try {
          const served: Latencies[] = [];
          const bare: Latencies[] = [];
          const synced: Latencies[] = [];
          for (let run = 0; run < runs; run += 1) {
            const { latencies, frameBytes } = await measureSite(site, run);
            served.push(latencies);
            bare.push(await measureEcho(echo.address, frameBytes));
            synced.push(await measureSyncedWrite(path.join(folder, 'synced'), frameBytes, load));
          }
          return report(served, bare, synced);
        } finally {
          await stop(echo.child);
        }
      }),
    ),
};

function report(
  served: readonly Latencies[],
  bare: readonly Latencies[],
  synced: readonly Latencies[],
): Measurement[] {
  const of = (runs: readonly Latencies[], which: keyof Latencies) => median(runs.map((run) => run[which]));
  const least = (which: keyof Latencies) => of(bare, which) + of(synced, which);
  return [
    { what: 'p50', value: of(served, 'p50'), unit: 'ms' },
    { what: 'p99', value: of(served, 'p99'), unit: 'ms', atMost: serverShareMs },
    { what: 'bare WebSocket echo of a frame as long, p50', value: of(bare, 'p50'), unit: 'ms' },
    { what: 'bare WebSocket echo of a frame as long, p99', value: of(bare, 'p99'), unit: 'ms' },
    { what: 'one synced write as long, p50', value: of(synced, 'p50'), unit: 'ms' },
    { what: 'one synced write as long, p99', value: of(synced, 'p99'), unit: 'ms' },
    { what: 'p50 against echo and synced write', value: of(served, 'p50') / least('p50'), unit: '×' },
    { what: 'p99 against echo and synced write', value: of(served, 'p99') / least('p99'), unit: '×' },
  ];
}

async function measureSite(
  site: SiteProcess,
  run: number,
): Promise<{ latencies: Latencies; frameBytes: number }> {
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  let frameBytes = 0;
  const socket = await openLink(site.address, await signIn(site.address, 'operador1'), (text) => {
    const arrivedAt = performance.now();
    const sent = sentAt.get(plateInFrame(text) ?? '');
    if (sent !== undefined) {
      took.push(arrivedAt - sent);
      frameBytes = text.length;
    }
  });
  await paced(load, async (index) => {
    const plate = plateOf(`L${run}`, index);
    sentAt.set(plate, performance.now());
    await postEvent(site, plate);
  });
  await allArrived(took);
  socket.terminate();
  return { latencies: latenciesOf(took), frameBytes };
}

async function measureEcho(address: string, frameBytes: number): Promise<Latencies> {
  const socket = new WebSocket(address.replace('http', 'ws'), { perMessageDeflate: false });
  await once(socket, 'open');
  const sentAt: number[] = [];
  const took: number[] = [];
  socket.on('message', (data) => {
    took.push(performance.now() - (sentAt[Number.parseInt(String(data), 10)] ?? Number.NaN));
  });
  await paced(load, async (index) => {
    sentAt[index] = performance.now();
    socket.send(`${index} `.padEnd(frameBytes, 'x'));
  });
  await allArrived(took);
  socket.terminate();
  return latenciesOf(took);
}

async function allArrived(took: readonly number[]): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (took.length < load.count) {
    if (performance.now() > deadline) {
      throw new Error(`${load.count - took.length} of ${load.count} frames never arrived`);
    }
    await wait(10);
  }
}

async function startEcho(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const file = fileURLToPath(import.meta.resolve('./echoServer.ts'));
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, address: (JSON.parse(String(line)) as { listening: string }).listening };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
