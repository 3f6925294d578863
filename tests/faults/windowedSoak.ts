import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningStandIn, startStandIn } from '../../tools/electron-stand-in/client.ts';
import type { ProcessUsage } from '../../tools/electron-stand-in/usage.ts';
import { mainBundle } from '../e2e/places.ts';
import { DemoServer, demoPassword } from './demoServer.ts';
import { DrivenPage, type PageFigures } from './drivenPage.ts';
import { OperatorAtWindow, type OperatorCount } from './operatorAtWindow.ts';
import { countedErrors } from './pageLooks.ts';
import {
  createMachineMeter,
  type FamilyFigures,
  familyFiguresOf,
  figuresOf,
  type ProcessFigures,
} from './processFigures.ts';
import { holdsWithin } from './waiting.ts';

/** The demo site lets something happen about every 20 s: this is twenty times that. */
const demoInterval = 1;
/** Two people cannot keep up with twenty sites: who is not come by within this goes, as he does after two days at a real one. */
const expireAfterSeconds = 300;
const roundMs = 20_000;
const users = ['operador1', 'operador2'] as const;
/** A plain monitor: what four players and two lists cost is to leave two cores air to breathe. */
const screens = '{1280x800 label=Screen}';

/** How one Node process stood at a moment. */
export type NodeSample = ProcessFigures & ProcessUsage;

/** How one workstation stood at a moment: with an alarm opened, and its two players at work. */
export interface WorkstationSample {
  readonly main: NodeSample;
  readonly browser: FamilyFigures;
  readonly page: PageFigures;
  /** From an event accepted to its row drawn, ms. */
  readonly rowMs: number | null;
  /** From a click on Handle to its outcome drawn, ms. */
  readonly clickMs: number | null;
  /** All that its operator has done since the start; troubles are counted. */
  readonly operator: Omit<OperatorCount, 'troubles'> & { readonly troubles: number };
}

/** How everything stood at a moment. */
export interface WindowedSample {
  readonly second: number;
  readonly openAlarms: number;
  readonly machine: { readonly busyShare: number; readonly load: number };
  readonly server: NodeSample;
  readonly workstations: readonly WorkstationSample[];
}

/** What a soak with windows came to. */
export interface WindowedSoakReport {
  readonly at: string;
  readonly minutes: number;
  readonly samples: readonly WindowedSample[];
  /** What went wrong, in words; nothing of it ended the soak. */
  readonly troubles: readonly string[];
}

interface Seat {
  readonly standIn: RunningStandIn;
  readonly browser: number;
  readonly page: DrivenPage;
  readonly operator: OperatorAtWindow;
}

/**
 * The demo site at twenty times its pace and two workstations with their windows, at which two people work: each with a list that he
 * scrolls and an alarm whose two cameras play. `keep` is given what there is after every round: an hour is not lost to its last minute.
 */
export async function soakWithWindows(
  minutes: number,
  keep: (report: WindowedSoakReport) => void,
  say: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-soak-'));
  const at = new Date().toISOString();
  const server = await DemoServer.start(path.join(folder, 'site'), demoInterval);
  const seats: Seat[] = [];
  const troubles: string[] = [];
  const samples: WindowedSample[] = [];
  try {
    await server.expireAfter(expireAfterSeconds);
    for (const user of users) seats.push(await takeSeat(server, user, path.join(folder, user)));
    const startedAt = performance.now();
    const look = createMachineMeter();
    for (let round = 1; performance.now() - startedAt < minutes * 60_000; round += 1) {
      const endOfRound = performance.now() + roundMs;
      try {
        const sample = await sampleOf(server, seats, look, startedAt, round);
        samples.push(sample);
        say(JSON.stringify(sample));
      } catch (error) {
        troubles.push(`round ${round}: ${String(error)}`);
        say(troubles.at(-1) ?? '');
      }
      keep({ at, minutes, samples, troubles: [...troubles, ...troublesOf(seats)] });
      await Promise.all(seats.map(({ operator }) => operator.workUntil(endOfRound)));
    }
    for (const { page, standIn } of seats) {
      troubles.push(...(await page.run(countedErrors)), ...errorLines(standIn.output()));
    }
    troubles.push(...errorLines(server.child.stderr));
    keep({ at, minutes, samples, troubles: [...troubles, ...troublesOf(seats)] });
    const [first] = seats;
    if (first) writeFileSync(path.join(tmpdir(), 'valerus-soak.png'), await first.page.picture());
  } finally {
    for (const { page, standIn } of seats) {
      page.close();
      await standIn.stop();
    }
    await server.child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function takeSeat(server: DemoServer, user: string, dataFolder: string): Promise<Seat> {
  const standIn = await startStandIn({
    mainFile: mainBundle,
    appArguments: ['--server', server.address, '--data', dataFolder],
    options: ['--lang', 'es', '--screens', screens],
  });
  const browser = await standIn.control('browserProcess');
  if (browser === undefined) throw new Error('the stand-in has no browser');
  const page = await DrivenPage.open(standIn.cdp);
  const operator = new OperatorAtWindow(page, user);
  await operator.signIn(demoPassword);
  return { standIn, browser, page, operator };
}

async function sampleOf(
  server: DemoServer,
  seats: readonly Seat[],
  look: ReturnType<typeof createMachineMeter>,
  startedAt: number,
  round: number,
): Promise<WindowedSample> {
  const machine = look();
  const serverSample = { ...figuresOf(pidOf(server.child.process.pid)), ...(await server.usage()) };
  const held = await Promise.all(
    seats.map(async ({ standIn, browser, page }) => ({
      page: await page.figures(),
      main: { ...figuresOf(pidOf(standIn.process.pid)), ...(await standIn.control('usage')) },
      browser: familyFiguresOf(browser),
    })),
  );
  await Promise.all(seats.map(({ operator }) => operator.rest()));
  const openAlarms = (await seats[0]?.operator.openAlarms()) ?? 0;
  const measured = await probe(server, seats, `SOAK${String(round).padStart(4, '0')}`);
  return {
    second: Math.round((performance.now() - startedAt) / 1000),
    openAlarms,
    machine,
    server: serverSample,
    workstations: seats.flatMap(({ operator }, index) => {
      const figures = held[index];
      const times = measured[index];
      if (!figures || !times) return [];
      const { troubles, ...operatorCount } = operator.count;
      return [{ ...figures, ...times, operator: { ...operatorCount, troubles: troubles.length } }];
    }),
  };
}

/** A wanted vehicle comes, both see it, and both take it at the same moment: one of them has it (R-E16). */
async function probe(
  server: DemoServer,
  seats: readonly Seat[],
  plate: string,
): Promise<readonly Pick<WorkstationSample, 'rowMs' | 'clickMs'>[]> {
  const operators = seats.map(({ operator }) => operator);
  const expected = await Promise.all(operators.map((operator) => operator.expectRow(plate)));
  const acceptedAt = await server.postWantedPlate(plate);
  const seen = await Promise.all(expected.map((isSeen) => isSeen()));
  const alarm = seen.find((row) => row !== null)?.id;
  if (alarm === undefined) throw new Error(`nobody saw the alarm of ${plate}`);
  const takes = await Promise.all(operators.map((operator) => operator.aimAtHandle(alarm)));
  const clicks = await Promise.all(takes.map((take) => take()));
  const agree = await holdsWithin(5_000, async () => {
    const holders = await Promise.all(operators.map((operator) => operator.assigneeOf(alarm)));
    return new Set(holders).size === 1 && users.some((user) => holders[0]?.includes(user));
  });
  if (!agree) throw new Error(`the workstations do not agree who has the alarm of ${plate}`);
  return seen.map((row, index) => ({
    rowMs: row === null ? null : row.at - acceptedAt,
    clickMs: Math.round((clicks[index] ?? Number.NaN) * 10) / 10 || null,
  }));
}

function troublesOf(seats: readonly Seat[]): readonly string[] {
  return seats.flatMap(({ operator }) => operator.count.troubles);
}

/** What a program logged as an error: pino's level 50 and beyond. */
function errorLines(log: string): readonly string[] {
  return log.split('\n').filter((line) => /"level":[56]\d/.test(line));
}

function pidOf(pid: number | undefined): number {
  if (pid === undefined) throw new Error('a process has no number');
  return pid;
}
