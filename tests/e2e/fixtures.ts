import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { collectErrors, type ErrorCollection } from './errorCollection.ts';
import { SiteProcess } from './siteProcess.ts';
import { Workstation } from './workstation.ts';
import { startWorkstation, type WorkstationOptions } from './workstationProcess.ts';

interface Fixtures {
  /** A folder of this test alone. */
  readonly folder: string;
  /** A site server of this test alone. */
  readonly site: SiteProcess;
  /** Starts a workstation for a seat; the same seat again is the same machine started again. */
  readonly openWorkstation: (seat: string, options?: Partial<WorkstationOptions>) => Promise<Workstation>;
  /** Errors that a test brings about on purpose; any other fails it. */
  readonly expectedErrors: RegExp[];
}

/** The suite's `test`: own data folder, own server, and no console error, page error or failed request unseen. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'valerus-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  site: async ({ folder }, use) => {
    const site = new SiteProcess(join(folder, 'site'));
    await site.start();
    await use(site);
    await site.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  openWorkstation: async ({ folder, site, expectedErrors }, use, testInfo) => {
    const opened: { workstation: Workstation; errors: ErrorCollection }[] = [];
    await use(async (seat, options = {}) => {
      const process = await startWorkstation({
        dataFolder: join(folder, seat),
        server: site.address,
        ...options,
      });
      const errors = collectErrors(process.console);
      const workstation = new Workstation(process);
      opened.push({ workstation, errors });
      return workstation;
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      const logs = opened.map(({ workstation }) => workstation.log()).join('\n\n');
      await testInfo.attach('logs of the workstations', { body: logs, contentType: 'text/plain' });
    }
    for (const { workstation } of opened) await workstation.close();
    const unexpected = opened
      .flatMap(({ errors }) => errors.all())
      .filter((error) => !expectedErrors.some((expected) => expected.test(error)));
    expect(unexpected, 'errors in the windows that the test did not expect').toEqual([]);
  },
});

export { expect };
