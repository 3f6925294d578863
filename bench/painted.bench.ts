import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { SiteProcess } from '../tests/e2e/siteProcess.ts';
import { Workstation } from '../tests/e2e/workstation.ts';
import { startWorkstation } from '../tests/e2e/workstationProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { inFolder, plateOf, postEvent, withSite } from './benchSite.ts';
import { type Latencies, latenciesOf, median, paced } from './pacedLoad.ts';

const load = { count: 500, perSecond: 50 };
const runs = 3;
/** Design, section 8, first row. */
const budgetMs = 150;

/** The whole way: an event is accepted by the server, and its alarm's row is painted in a workstation's window. */
export const bench: Bench = {
  title: `Event accepted → alarm row painted, 1 workstation, ${load.perSecond} alarms/s`,
  measure: () =>
    inFolder((folder) =>
      withSite(folder, async (site) => {
        const process = await startWorkstation({
          dataFolder: path.join(folder, 'seat'),
          server: site.address,
        });
        const workstation = new Workstation(process);
        try {
          await workstation.signIn('operador1');
          await workstation.window.mouse.move(5, 5);
          await watchPaints(workstation.window);
          const painted: Latencies[] = [];
          const floor: Latencies[] = [];
          for (let run = 0; run < runs; run += 1) {
            painted.push(await measureRows(site, workstation.window, run));
            floor.push(await measureFloor(workstation.window));
          }
          return report(painted, floor, process.runsOn);
        } finally {
          await workstation.close();
        }
      }),
    ),
};

function report(painted: readonly Latencies[], floor: readonly Latencies[], runsOn: string): Measurement[] {
  const of = (each: readonly Latencies[], which: keyof Latencies): number =>
    median(each.map((latencies) => latencies[which]));
  return [
    { what: `p50, on ${runsOn}`, value: of(painted, 'p50'), unit: 'ms' },
    { what: `p99, on ${runsOn}`, value: of(painted, 'p99'), unit: 'ms', atMost: budgetMs },
    { what: 'an element added from outside → painted, p50', value: of(floor, 'p50'), unit: 'ms' },
    { what: 'an element added from outside → painted, p99', value: of(floor, 'p99'), unit: 'ms' },
    { what: 'p50 against that', value: of(painted, 'p50') / of(floor, 'p50'), unit: '×' },
    { what: 'p99 against that', value: of(painted, 'p99') / of(floor, 'p99'), unit: '×' },
  ];
}

/** Notes in the page when each plate was first on the screen: at the frame after the one that drew it. */
async function watchPaints(window: Page): Promise<void> {
  await window.evaluate(() => {
    const paintedAt = new Map<string, number>();
    Object.assign(globalThis, { paintedAt });
    new MutationObserver(() => {
      const plates = [...document.querySelectorAll('[data-alarm] [data-column=event]')].map(
        (cell) => cell.textContent?.split(' · ')[1] ?? '',
      );
      requestAnimationFrame(() => {
        const now = performance.timeOrigin + performance.now();
        for (const plate of plates) {
          if (!paintedAt.has(plate)) paintedAt.set(plate, now);
        }
      });
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

async function measureRows(site: SiteProcess, window: Page, run: number): Promise<Latencies> {
  const acceptedAt = new Map<string, number>();
  await paced(load, async (index) => {
    const plate = plateOf(`P${run}`, index);
    await postEvent(site, plate);
    acceptedAt.set(plate, performance.timeOrigin + performance.now());
  });
  const took: number[] = [];
  for (const [plate, paintedAt] of await paintedPlates(window, acceptedAt)) {
    took.push(paintedAt - (acceptedAt.get(plate) ?? Number.NaN));
  }
  return latenciesOf(took);
}

/** Waits until the window has shown every plate, and answers when. */
async function paintedPlates(
  window: Page,
  wanted: ReadonlyMap<string, number>,
): Promise<readonly (readonly [string, number])[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const painted = await window.evaluate(() => [
      ...(globalThis as unknown as { paintedAt: Map<string, number> }).paintedAt,
    ]);
    const found = painted.filter(([plate]) => wanted.has(plate));
    if (found.length === wanted.size) return found;
    await wait(100);
  }
  throw new Error('some rows were never painted');
}

/** The least that any change from outside of the page costs here: the debugging channel and two frames. */
async function measureFloor(window: Page): Promise<Latencies> {
  const took: number[] = [];
  for (let index = 0; index < 100; index += 1) {
    const startedAt = performance.timeOrigin + performance.now();
    const paintedAt = await window.evaluate(async () => {
      const element = document.createElement('i');
      document.body.append(element);
      await new Promise(requestAnimationFrame);
      element.remove();
      return performance.timeOrigin + performance.now();
    });
    took.push(paintedAt - startedAt);
  }
  return latenciesOf(took);
}
