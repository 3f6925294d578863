import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { deviceEvent } from '../tests/e2e/bodies.ts';
import { SearchScreen } from '../tests/e2e/searchScreen.ts';
import { SiteProcess } from '../tests/e2e/siteProcess.ts';
import { Workstation } from '../tests/e2e/workstation.ts';
import { startWorkstation } from '../tests/e2e/workstationProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { median } from './pacedLoad.ts';

const eventCount = 5_000;
const batch = 100;
const runs = 3;
const frames = 300;
/** About eight rows a frame: as fast as a hand turns a wheel. */
const pxPerFrame = 300;
/** Issue of the search: no frame longer than this while results are scrolled. */
const budgetMs = 50;

/** The window while the results of a search are scrolled, pages coming in as they are reached. */
export const bench: Bench = {
  title: `Scrolling ${eventCount.toLocaleString('en')} results, ${frames} frames, ${runs} times`,
  measure: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-scroll-'));
    const site = new SiteProcess(path.join(folder, 'site'));
    await site.start();
    await raise(site);
    const process = await startWorkstation({ dataFolder: path.join(folder, 'seat'), server: site.address });
    const workstation = new Workstation(process);
    try {
      await workstation.signIn('supervisor');
      const measured: (readonly number[])[] = [];
      const still: (readonly number[])[] = [];
      for (let run = 0; run < runs; run += 1) {
        const search = new SearchScreen(workstation);
        await search.open();
        await search.choose('Eventos');
        await search.search();
        await search.rows.first().waitFor();
        still.push(await frameTimes(workstation.window, 0));
        measured.push(await frameTimes(workstation.window, pxPerFrame));
        await search.back();
      }
      return report(measured, still, process.runsOn);
    } finally {
      await workstation.close();
      await site.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function raise(site: SiteProcess): Promise<void> {
  for (let first = 0; first < eventCount; first += batch) {
    const events = Array.from({ length: batch }, (_, index) =>
      deviceEvent('external.paso', 'camara-muelle-3', { message: `Paso ${first + index}` }),
    );
    const answer = await site.post('/ingest/v1/events', events, {
      'content-type': 'application/cloudevents-batch+json',
    });
    if (answer.status !== 202) throw new Error(`events were answered ${answer.status}`);
  }
}

/** How long each frame took, ms, while the list is scrolled by so much in each. */
function frameTimes(window: Page, px: number): Promise<readonly number[]> {
  return window.evaluate(
    async ({ count, step }) => {
      const grid = document.querySelector('main [role=grid][aria-rowcount]');
      if (!grid) throw new Error('no list of results');
      const times: number[] = [];
      let last = await new Promise(requestAnimationFrame);
      for (let frame = 0; frame < count; frame += 1) {
        grid.scrollTop += step;
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { count: frames, step: px },
  );
}

function report(
  measured: readonly (readonly number[])[],
  still: readonly (readonly number[])[],
  runsOn: string,
): Measurement[] {
  const of = (each: readonly (readonly number[])[], share: number) =>
    median(
      each.map(
        (times) =>
          times.toSorted((one, other) => one - other)[Math.floor(share * (times.length - 1))] ?? Number.NaN,
      ),
    );
  return [
    { what: `scrolling, frame p50, on ${runsOn}`, value: of(measured, 0.5), unit: 'ms' },
    { what: 'scrolling, frame p99', value: of(measured, 0.99), unit: 'ms' },
    { what: 'scrolling, longest frame', value: of(measured, 1), unit: 'ms', atMost: budgetMs },
    { what: 'standing still, frame p50', value: of(still, 0.5), unit: 'ms' },
    { what: 'standing still, longest frame', value: of(still, 1), unit: 'ms' },
  ];
}
