import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { PlayerOnScreen } from '../tests/e2e/players.ts';
import { Workstation } from '../tests/e2e/workstation.ts';
import { startWorkstation } from '../tests/e2e/workstationProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { inFolder, raiseAlarms, withSite } from './benchSite.ts';
import { heapMb } from './pageFrames.ts';

const alarmCount = 20_000;
/** Design, section 8. */
const budgetMb = 400;
/** As long the players have played when it is judged: their buffers are then as full as they get. */
const playedMs = 60_000;

/** What the page holds when it has most to hold: a full list, and two players on the recordings of the demo site. */
export const bench: Bench = {
  title: `Memory of the page with ${alarmCount.toLocaleString('en')} open alarms and two players playing`,
  measure: () =>
    inFolder((folder) =>
      withSite(folder, async (site) => {
        await raiseAlarms(site, alarmCount, 'M');
        const process = await startWorkstation({
          dataFolder: path.join(folder, 'seat'),
          server: site.address,
        });
        const workstation = new Workstation(process);
        try {
          const { window } = workstation;
          const before = await memoryOf(window);
          await workstation.signIn('operador1', 'valerus-demo', 60_000);
          await window.locator(`[role=grid][aria-rowcount="${alarmCount + 1}"]`).waitFor({ timeout: 60_000 });
          const full = await memoryOf(window);
          await workstation.rows.first().click();
          const players = [new PlayerOnScreen(window, 1), new PlayerOnScreen(window, 2)];
          await isPlaying(players);
          await wait(playedMs);
          await isPlaying(players);
          const playing = await memoryOf(window);
          return [
            ...report('the empty window', before),
            ...report('with the list', full),
            ...report('with the list and two players', playing, budgetMb),
          ];
        } finally {
          await workstation.close();
        }
      }),
    ),
};

async function isPlaying(players: readonly PlayerOnScreen[]): Promise<void> {
  for (const { root } of players) {
    await root.and(root.page().locator('[data-phase=playing]')).waitFor();
  }
}

interface Memory {
  readonly heap: number;
  /** What the page's process has in memory, what it shares with others included; `null` where that cannot be asked. */
  readonly resident: number | null;
}

function report(what: string, { heap, resident }: Memory, atMost?: number): Measurement[] {
  const budget = atMost === undefined ? {} : { atMost };
  const measurements: Measurement[] = [{ what: `${what}: heap`, value: heap, unit: 'MB', ...budget }];
  return resident === null
    ? measurements
    : [...measurements, { what: `${what}: resident memory`, value: resident, unit: 'MB', ...budget }];
}

async function memoryOf(window: Page): Promise<Memory> {
  return { heap: await heapMb(window), resident: await residentMb(window) };
}

/** On Linux alone, and only where the browser itself can be asked for its processes. The console is the only window there is. */
async function residentMb(window: Page): Promise<number | null> {
  const browser = window.context().browser();
  if (browser === null || process.platform !== 'linux') return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const resident = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]));
  return Math.max(...resident) / 1024;
}
