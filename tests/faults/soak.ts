import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chance } from './chance.ts';
import type { ChildProgram } from './childProgram.ts';
import { Stage } from './stage.ts';
import { actOnce } from './traffic.ts';
import { holdsWithin, last } from './waiting.ts';

/** The demo site lets something happen about every 20 s: this is twenty times that. */
const demoInterval = 1;
const sampleEveryMs = 10_000;

/** How one process stood at a moment. */
interface ProcessSample {
  readonly residentMb: number;
  readonly handles: number;
}

/** How everything stood at a moment. */
interface SoakSample {
  readonly second: number;
  readonly openAlarms: number;
  /** From a click to its outcome. */
  readonly commandMs: number | null;
  readonly server: ProcessSample;
  readonly workstations: readonly ProcessSample[];
}

/** Lets the demo site run at twenty times its pace with people at work, and looks at its processes. Nothing is broken meanwhile. */
export async function soak(
  minutes: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly SoakSample[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-soak-'));
  const stage = await Stage.open(folder, { demoInterval });
  const startedAt = performance.now();
  const samples: SoakSample[] = [];
  const chance = new Chance(seed);
  try {
    while (performance.now() - startedAt < minutes * 60_000) {
      const until = performance.now() + sampleEveryMs;
      while (performance.now() < until) {
        for (const workstation of stage.workstations) await actOnce(workstation, chance);
        await last(500);
      }
      const sample = await sampleOf(stage, chance, startedAt);
      samples.push(sample);
      say(JSON.stringify(sample));
    }
    return samples;
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sampleOf(stage: Stage, chance: Chance, startedAt: number): Promise<SoakSample> {
  const [first] = stage.workstations;
  let askedAt = performance.now();
  const { commands } = stage.promised;
  const given = commands.length;
  // Not everything that a person turns to leads to a click.
  for (let turns = 0; first && commands.length === given && turns < 20; turns += 1) {
    askedAt = performance.now();
    await actOnce(first, chance);
  }
  const command = commands.at(-1)?.id ?? '';
  const isTold = await holdsWithin(5_000, () => stage.isTold(command));
  const commandMs = commands.length > given && isTold ? Math.round(performance.now() - askedAt) : null;
  const view = await first?.view();
  return {
    second: Math.round((performance.now() - startedAt) / 1000),
    openAlarms: view?.alarms.length ?? 0,
    commandMs,
    server: processSample(stage.site.child),
    workstations: stage.workstations.map(({ child }) => processSample(child)),
  };
}

function processSample({ process: { pid } }: ChildProgram): ProcessSample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const residentKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  return { residentMb: Math.round(residentKb / 1024), handles: readdirSync(`/proc/${pid}/fd`).length };
}
