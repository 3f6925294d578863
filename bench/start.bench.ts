import path from 'node:path';
import { Workstation } from '../tests/e2e/workstation.ts';
import { startWorkstation } from '../tests/e2e/workstationProcess.ts';
import { FakeSiteServer } from '../tests/helpers/fakeSiteServer.ts';
import type { Bench } from '../tools/bench/measurement.ts';
import { inFolder } from './benchSite.ts';
import { fillSite } from './openAlarms.ts';
import { median } from './pacedLoad.ts';

const alarmCount = 20_000;
const runs = 3;

/** Design, section 8: how much longer the first useful row takes with a full cache than an app without alarms takes to say so. */
export const bench: Bench = {
  title: `Start with ${alarmCount.toLocaleString('en')} cached alarms, against an app without alarms`,
  measure: () =>
    inFolder(async (folder) => {
      const full = await prepare(path.join(folder, 'full'), alarmCount);
      const empty = await prepare(path.join(folder, 'empty'), 0);
      const took = { full: [] as number[], empty: [] as number[] };
      for (let run = 0; run < runs; run += 1) {
        took.full.push(await startOnce(full));
        took.empty.push(await startOnce(empty));
      }
      const ratio = median(took.full.map((each, run) => each / (took.empty[run] ?? Number.NaN)));
      return [
        {
          what: 'without alarms: process started → list says so, painted',
          value: median(took.empty),
          unit: 'ms',
        },
        { what: 'full cache: process started → first rows painted', value: median(took.full), unit: 'ms' },
        { what: 'full cache against without alarms', value: ratio, unit: '×', atMost: 1.3 },
      ];
    }),
};

interface Seat {
  readonly dataFolder: string;
  readonly server: string;
  /** What is on the screen once the window is of use. */
  readonly useful: string;
}

/** A seat that somebody is signed in at and whose cache holds the site's list. The site is gone: what is shown comes from the cache. */
async function prepare(dataFolder: string, count: number): Promise<Seat> {
  const site = await new FakeSiteServer().start();
  site.heartbeatMs = 5_000;
  fillSite(site, count);
  const seat = {
    dataFolder,
    server: site.address,
    useful: count === 0 ? '[role=toolbar] ~ * p' : '[role=row][data-alarm]',
  };
  const workstation = new Workstation(await startWorkstation(seat));
  await workstation.signIn('operador1', 'puerto-norte', 120_000);
  await workstation.window.locator(seat.useful).first().waitFor();
  await workstation.close();
  await site.stop();
  return seat;
}

/** By the page's own mark: whoever looks from outside waits for a page that is busy with the rest of the list. */
async function startOnce(seat: Seat): Promise<number> {
  const startedAt = Date.now();
  const process = await startWorkstation(seat);
  await process.console.locator(seat.useful).first().waitFor();
  const shownAt = await process.console.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('alarms.shown')[0]?.startTime ?? Number.NaN),
  );
  await process.close();
  return shownAt - startedAt;
}
