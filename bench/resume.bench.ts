import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SiteConnection } from '../src/main/link/siteConnection.ts';
import { Workstation } from '../src/main/session/workstation.ts';
import type { SiteProcess } from '../tests/e2e/siteProcess.ts';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { inFolder, openLink, raiseAlarms, signIn, withSite } from './benchSite.ts';
import { median } from './pacedLoad.ts';

const missed = 10_000;
const runs = 3;

/** Design, section 8: a workstation comes back after it has missed much. Its main process without windows, on a real server. */
export const bench: Bench = {
  title: `Resume after ${missed.toLocaleString('en')} missed changes, until the list is right and on disk`,
  measure: () =>
    inFolder((folder) =>
      withSite(folder, async (site) => {
        const seat = new Seat(site, path.join(folder, 'seat'));
        await seat.signIn();
        const took: number[] = [];
        const bare: number[] = [];
        for (let run = 1; run <= runs; run += 1) {
          seat.close();
          await raiseAlarms(site, missed, `R${run}`);
          took.push(await seat.openUntil(run * missed));
          bare.push(await measureSnapshot(site));
        }
        return report(took, bare);
      }),
    ),
};

function report(took: readonly number[], bare: readonly number[]): Measurement[] {
  return [
    {
      what: 'first resume (10,000 alarms in the list)',
      value: took[0] ?? Number.NaN,
      unit: 'ms',
      atMost: 1000,
    },
    { what: `median of ${runs} (up to ${runs * missed} in the list)`, value: median(took), unit: 'ms' },
    {
      what: 'a bare link that takes the whole list and keeps none of it, first',
      value: bare[0] ?? Number.NaN,
      unit: 'ms',
    },
    {
      what: 'first resume against that',
      value: (took[0] ?? Number.NaN) / (bare[0] ?? Number.NaN),
      unit: '×',
    },
  ];
}

async function measureSnapshot(site: SiteProcess): Promise<number> {
  const token = await signIn(site.address, 'operador1');
  const startedAt = performance.now();
  const link = await openLink(site.address, token, () => undefined);
  const took = performance.now() - startedAt;
  link.terminate();
  return took;
}

/** A workstation that is closed and opened again on the same data. */
class Seat {
  readonly #site: SiteProcess;
  readonly #dataFolder: string;
  #workstation: Workstation | null = null;

  constructor(site: SiteProcess, dataFolder: string) {
    this.#site = site;
    this.#dataFolder = dataFolder;
  }

  async signIn(): Promise<void> {
    const workstation = this.#open();
    await until(() => workstation.state().session.status === 'signedOut');
    const answer = await workstation.signIn('operador1', 'valerus-demo');
    if (!answer.ok) throw new Error(`the sign-in was answered ${answer.error}`);
    await until(() => workstation.state().link.status === 'live');
  }

  /** Opens it and answers how long it took until that many alarms are there and the link is live, ms. */
  async openUntil(alarms: number): Promise<number> {
    const startedAt = performance.now();
    const workstation = this.#open();
    await until(() => workstation.state().link.status === 'live' && workstation.alarms.length === alarms);
    return performance.now() - startedAt;
  }

  close(): void {
    this.#workstation?.close();
    this.#workstation = null;
  }

  #open(): Workstation {
    const workstation = new Workstation({
      site: { key: 'bench', label: 'bench', demo: false, address: async () => this.#site.address },
      // The bench's server is reached without encryption: there is no certificate to trust.
      connection: new SiteConnection({ isTrusted: () => false }),
      dataFolder: this.#dataFolder,
      app: 'bench',
      vault: {
        seal: (token) => Buffer.from(token).toString('base64'),
        unseal: (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
      },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      listener: (name) => {
        if (name === 'alarms.begun') this.#follow(workstation, true);
        if (name === 'alarms.following') this.#follow(workstation, false);
      },
      systemLocale: () => 'es',
    });
    this.#workstation = workstation;
    workstation.start();
    this.#follow(workstation, true);
    return workstation;
  }

  /** Takes the list part by part as a window does; a long one is not read whole before somebody shows its beginning. */
  #follow(workstation: Workstation, fromStart: boolean): void {
    const part = workstation.handover?.take(0, fromStart);
    if (part && part.following > 0) setImmediate(() => this.#follow(workstation, false));
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 12_000; tries += 1) {
    if (holds()) return;
    await wait(5);
  }
  throw new Error('it took more than a minute');
}
