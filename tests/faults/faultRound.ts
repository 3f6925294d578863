import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chance } from './chance.ts';
import { findWrong, type SeenWorkstation } from './checker.ts';
import { type FaultKind, faultKinds, happen } from './faultKinds.ts';
import { Stage } from './stage.ts';
import { actOnce, EventSender } from './traffic.ts';
import { holdsWithin, last } from './waiting.ts';

/** How often each fault happens in a round. */
export type FaultCounts = Readonly<Partial<Record<FaultKind, number>>>;

/** What a round came to. */
export interface RoundReport {
  readonly seed: number;
  readonly faults: FaultCounts;
  readonly seconds: number;
  /** Connections that were cut while they were up. */
  readonly connectionsCut: number;
  readonly events: number;
  readonly commands: number;
  readonly pings: number;
  readonly openAlarms: number;
  /** How long it took after the last fault until everything agreed, s. */
  readonly settledAfterSeconds: number;
  readonly findings: readonly string[];
}

/** Long enough for an outbox that waits for its turn, a backoff at its end and a start of everything, ms. */
const settledWithinMs = 45_000;
const pauseMost = 150;

/** The faults of a round in the order that its seed gives them. */
export function faultsInOrder(counts: FaultCounts, chance: Chance): readonly FaultKind[] {
  return chance.shuffled(faultKinds.flatMap((kind) => Array<FaultKind>(counts[kind] ?? 0).fill(kind)));
}

/** Runs one round: traffic and faults at a time, then peace, then the comparison. */
export async function runRound(
  seed: number,
  counts: FaultCounts,
  say: (line: string) => void = () => undefined,
): Promise<RoundReport> {
  const startedAt = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-faults-'));
  const stage = await Stage.open(folder);
  try {
    const chance = new Chance(seed);
    const traffic = startTraffic(stage, seed);
    try {
      for (const kind of faultsInOrder(counts, chance)) {
        say(kind);
        await happen[kind](stage, chance);
        await last(chance.between(0, pauseMost));
      }
    } finally {
      await traffic.stop();
    }
    const settlingSince = performance.now();
    await traffic.sender.finish();
    const findings = await settledFindings(stage);
    const settledAfterSeconds = secondsSince(settlingSince);
    return {
      seed,
      faults: counts,
      seconds: secondsSince(startedAt),
      connectionsCut: stage.lines.reduce((sum, { cuts }) => sum + cuts, 0),
      events: stage.promised.events.length,
      commands: stage.promised.commands.length,
      pings: [...stage.promised.pings.values()].reduce((sum, { length }) => sum + length, 0),
      openAlarms: (await stage.workstations[0]?.view())?.alarms.length ?? 0,
      settledAfterSeconds,
      findings,
    };
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing is wrong any more, or answers what still is. */
async function settledFindings(stage: Stage): Promise<readonly string[]> {
  let findings: readonly string[] = ['nothing was compared'];
  for (const workstation of stage.workstations) workstation.retry();
  await holdsWithin(settledWithinMs, async () => {
    findings = await findingsNow(stage);
    if (findings.length > 0) await last(200);
    return findings.length === 0;
  });
  return findings;
}

/** Compares as everything stands. */
export async function findingsNow(stage: Stage): Promise<readonly string[]> {
  const workstations: SeenWorkstation[] = [];
  for (const workstation of stage.workstations) {
    const { name, user } = workstation.seat;
    const view = await workstation.view();
    const cacheFile = workstation.cacheFile();
    if (view === null || cacheFile === null) return [`${name} does not answer`];
    workstations.push({ name, user, view, cacheFile });
  }
  const { promised, changedUsers } = stage;
  return findWrong({
    siteFile: path.join(stage.site.data, 'site.sqlite'),
    promised,
    workstations,
    changedUsers,
  });
}

/** Events come in and people work until it is stopped. */
export function startTraffic(
  stage: Stage,
  seed: number,
): { readonly sender: EventSender; stop(): Promise<void> } {
  let isOver = false;
  const repeat = async (work: () => Promise<void>, chance: Chance, pauseMs: number): Promise<void> => {
    while (!isOver) {
      await work();
      await last(chance.between(pauseMs / 2, pauseMs));
    }
  };
  const chance = new Chance(seed + 1);
  const { promised, senderLine } = stage;
  const sender = new EventSender({ chance, promised, address: senderLine.address, name: `round-${seed}` });
  const people = stage.workstations.map((workstation, index) => {
    const choices = new Chance(seed + 2 + index);
    return repeat(() => actOnce(workstation, choices), choices, 150);
  });
  const all = [repeat(() => sender.post(), chance, 80), ...people];
  return {
    sender,
    stop: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
}

function secondsSince(instant: number): number {
  return Math.round((performance.now() - instant) / 100) / 10;
}
