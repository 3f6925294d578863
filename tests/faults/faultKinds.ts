import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';
import { holdsWithin, last } from './waiting.ts';

/** What can happen to a site and its workstations. */
export const faultKinds = [
  'linkCut',
  'linkHalfOpen',
  'linkSlow',
  'linkNarrow',
  'serverKilled',
  'workstationKilled',
  'serverClockSet',
  'workstationClockSet',
  'serverSuspended',
  'workstationSuspended',
  'serverDiskFull',
  'workstationDiskFull',
  'cacheDamaged',
  'rightsChanged',
  'siteRestored',
] as const;
/** One of `faultKinds`. */
export type FaultKind = (typeof faultKinds)[number];

/** Clocks are set forwards and backwards by so much at most, ms: escalations and expiries fall due, tokens do not end. */
const clockStepMost = 600_000;
/** The size of a database page. */
const pageBytes = 4_096;

/** Lets one fault happen and mends it again, so far as nature would. */
export const happen: Readonly<Record<FaultKind, (stage: Stage, chance: Chance) => Promise<void>>> = {
  linkCut: async (stage, chance) => {
    const line = chance.oneOf(stage.lines);
    const [byReset, forMs] = [chance.isLikely(0.5), chance.between(0, 120)];
    await last(forMs);
    let cut = 0;
    // A line that is down anyway cannot be cut.
    await holdsWithin(5_000, () => {
      cut = line.cut(byReset);
      return cut > 0;
    });
  },
  linkHalfOpen: async (stage, chance) => {
    const line = chance.oneOf(stage.lines);
    line.become({ kind: 'halfOpen' });
    await last(chance.between(200, 900));
    line.become({ kind: 'open' });
  },
  linkSlow: async (stage, chance) => {
    const line = chance.oneOf(stage.lines);
    line.become({ kind: 'slow', delayMs: chance.between(20, 250) });
    await last(chance.between(300, 900));
    line.become({ kind: 'open' });
  },
  linkNarrow: async (stage, chance) => {
    const line = chance.oneOf(stage.lines);
    line.become({ kind: 'narrow', bytesPerSecond: chance.between(2_000, 50_000) });
    await last(chance.between(300, 900));
    line.become({ kind: 'open' });
  },
  serverKilled: async (stage, chance) => {
    await last(chance.between(0, 100));
    await stage.site.child.kill();
    await last(chance.between(0, 500));
    await stage.startSite();
  },
  workstationKilled: async (stage, chance) => {
    const workstation = chance.oneOf(stage.workstations);
    await last(chance.between(0, 100));
    await workstation.child.kill();
    await last(chance.between(0, 300));
    workstation.start();
  },
  serverClockSet: async (stage, chance) => {
    stage.setSiteClock(chance.between(-clockStepMost, clockStepMost));
    await last(chance.between(50, 300));
  },
  workstationClockSet: async (stage, chance) => {
    chance.oneOf(stage.workstations).setClock(chance.between(-clockStepMost, clockStepMost));
    await last(chance.between(50, 300));
  },
  serverSuspended: async (stage, chance) => {
    const { child } = stage.site;
    child.freeze(true);
    await last(chance.between(200, 700));
    // A machine that slept wakes at another time of day.
    stage.setSiteClock(stage.siteClockMs + chance.between(10_000, clockStepMost));
    child.freeze(false);
  },
  workstationSuspended: async (stage, chance) => {
    const workstation = chance.oneOf(stage.workstations);
    workstation.child.freeze(true);
    await last(chance.between(200, 700));
    workstation.setClock(workstation.clockOffsetMs + chance.between(10_000, clockStepMost));
    workstation.child.freeze(false);
    workstation.retry();
  },
  serverDiskFull: async (stage, chance) => {
    stage.site.child.limitFiles(pageBytes);
    await last(chance.between(200, 800));
    stage.site.child.limitFiles(null);
  },
  workstationDiskFull: async (stage, chance) => {
    const workstation = chance.oneOf(stage.workstations);
    workstation.child.limitFiles(pageBytes);
    await last(chance.between(200, 800));
    workstation.child.limitFiles(null);
    // Killed before it has written again, it could not know what it has told.
    await holdsWithin(5_000, async () => (await workstation.view())?.cacheTrouble !== 'notWritable');
  },
  cacheDamaged: async (stage, chance) => {
    const workstation = chance.oneOf(stage.workstations);
    const view = await workstation.view();
    for (const id of view?.pending ?? []) stage.promised.damaged.add(id);
    await workstation.close();
    for (const { id, workstation: name } of stage.promised.commands) {
      if (name === workstation.seat.name && !stage.isTold(id)) stage.promised.damaged.add(id);
    }
    stage.promised.forgetful.add(workstation.seat.name);
    const file = workstation.cacheFile();
    if (file !== null)
      damagePage(file, chance.between(2, Math.floor(statSync(file).size / pageBytes)), chance);
    workstation.start();
  },
  rightsChanged: async (stage, chance) => {
    await stage.setRoles('operador2', []);
    await last(chance.between(100, 500));
    await stage.setRoles('operador2', ['demo-operadores']);
  },
  siteRestored: async (stage, chance) => {
    const from = stage.promised.next();
    const backup = await stage.makeBackup();
    await last(chance.between(300, 1_500));
    await stage.site.stop();
    await stage.startSite({ restore: backup });
    stage.promised.wentBackTo(from);
  },
};

/** Writes nonsense over a page of a database file, as a failing disk does. Pages count from 1, as SQLite counts them. */
export function damagePage(file: string, page: number, chance: Chance): void {
  const nonsense = Buffer.from(Array.from({ length: pageBytes }, () => chance.between(0, 255)));
  const handle = openSync(path.resolve(file), 'r+');
  try {
    writeSync(handle, nonsense, 0, pageBytes, (page - 1) * pageBytes);
  } finally {
    closeSync(handle);
  }
}
