import path from 'node:path';
import type { Page } from '@playwright/test';
import { Workstation } from '../tests/e2e/workstation.ts';
import { startWorkstation } from '../tests/e2e/workstationProcess.ts';
import { FakeSiteServer } from '../tests/helpers/fakeSiteServer.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { inFolder } from './benchSite.ts';
import { createChanges, fillSite } from './openAlarms.ts';
import { median, paced } from './pacedLoad.ts';
import { clickToPainted, createWorkMeter, type FrameTimes, heapMb, measureFrames } from './pageFrames.ts';

const alarmCount = 20_000;
const perSecond = 200;
/** As the budget says (design, section 8); shorter for a quick look: `VALERUS_BENCH_SECONDS=10 npm run bench -- list`. */
const seconds = Number(process.env.VALERUS_BENCH_SECONDS ?? 60);
const quietSeconds = Math.min(10, seconds);
const list = '[role=grid]';
const columns = ['id', 'name', 'event', 'priority', 'time', 'assignee', 'state'];
const headerOf = (column: string) => `${list} [role=columnheader][data-column=${column}] button`;

/** Design, section 8: a full list that changes all the time while it is scrolled, sorted and filtered. */
export const bench: Bench = {
  title: `${alarmCount.toLocaleString('en')} open alarms, ${perSecond} changes/s, list scrolling for ${seconds} s`,
  measure: () =>
    inFolder(async (folder) => {
      const site = await new FakeSiteServer().start();
      site.heartbeatMs = 5_000;
      const alarms = fillSite(site, alarmCount);
      const process = await startWorkstation({ dataFolder: path.join(folder, 'seat'), server: site.address });
      const workstation = new Workstation(process);
      try {
        const { window } = workstation;
        const empty = await measureFrames(window, quietSeconds * 1000, null);
        const signedInAt = performance.now();
        await workstation.signIn('operador1', 'puerto-norte', 60_000);
        await window.locator(`${list}[aria-rowcount="${alarmCount + 1}"]`).waitFor();
        const arrived = performance.now() - signedInAt;
        await window.mouse.move(5, 5);
        const quiet = await measureFrames(window, quietSeconds * 1000, list);
        const workSoFar = await createWorkMeter(window);
        const change = createChanges(site, alarms);
        const workBefore = await workSoFar();
        const [busy] = await underLoad(change, seconds, () => measureFrames(window, seconds * 1000, list));
        const work = (await workSoFar()) - workBefore;
        const own = await sortsAlone(window, workSoFar);
        const [clicks, made] = await underLoad(change, 30, () => measureClicks(window));
        return [
          { what: 'signing in until the whole list is there', value: arrived, unit: 'ms' },
          ...frames('empty window', empty),
          ...frames('scrolling, no changes', quiet),
          ...frames('scrolling, changes', busy, 50),
          { what: 'p99 of a frame against the empty window', value: busy.p99 / empty.p99, unit: '×' },
          { what: "scrolling, changes: the page's thread computes", value: work / seconds, unit: 'ms/s' },
          { what: "a sort: the page's thread computes, median", value: own, unit: 'ms' },
          ...clicks,
          { what: 'changes made while clicking', value: made, unit: 'changes' },
          { what: 'heap of the page', value: await heapMb(window), unit: 'MB', atMost: 400 },
        ];
      } finally {
        await workstation.close();
        await site.stop();
      }
    }),
};

/** Works while the site changes, and answers with how many changes there were. */
async function underLoad<Value>(
  change: () => void,
  longest: number,
  work: () => Promise<Value>,
): Promise<readonly [Value, number]> {
  let isOver = false;
  let made = 0;
  const load = paced({ count: longest * perSecond, perSecond }, async () => {
    if (isOver) return;
    made += 1;
    change();
  });
  const value = await work();
  isOver = true;
  await load;
  return [value, made];
}

function frames(what: string, times: FrameTimes, atMost?: number): Measurement[] {
  const budget = atMost === undefined ? {} : { atMost };
  return [
    { what: `${what}: frame, p50`, value: times.p50, unit: 'ms' },
    { what: `${what}: frame, p99`, value: times.p99, unit: 'ms' },
    { what: `${what}: longest frame`, value: times.longest, unit: 'ms', ...budget },
    { what: `${what}: longest work of the page`, value: times.longestWork, unit: 'ms' },
    { what: `${what}: frames over 50 ms`, value: times.shareOver50 * 100, unit: '%' },
  ];
}

async function measureClicks(window: Page): Promise<Measurement[]> {
  const sorts: number[] = [];
  for (const column of [...columns, ...columns]) {
    sorts.push(await clickToPainted(window, headerOf(column)));
  }
  const filters: number[] = [];
  for (const filter of ['new', 'escalated', 'mine']) {
    for (let press = 0; press < 4; press += 1) {
      filters.push(await clickToPainted(window, `[data-filter=${filter}]`));
    }
  }
  return [
    { what: 'sort: click → painted, median', value: median(sorts), unit: 'ms' },
    { what: 'sort: click → painted, slowest', value: Math.max(...sorts), unit: 'ms', atMost: 100 },
    { what: 'filter: click → painted, median', value: median(filters), unit: 'ms' },
    { what: 'filter: click → painted, slowest', value: Math.max(...filters), unit: 'ms', atMost: 100 },
  ];
}

/** What a sort costs the page's thread while nothing else happens, ms of processor time. */
async function sortsAlone(window: Page, workSoFar: () => Promise<number>): Promise<number> {
  const own: number[] = [];
  for (const column of columns) {
    const before = await workSoFar();
    await clickToPainted(window, headerOf(column));
    own.push((await workSoFar()) - before);
  }
  return median(own);
}
