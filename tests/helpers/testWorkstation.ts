import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import type { CacheLimits } from '../../src/main/cache/cacheDatabase.ts';
import { CertificateBook } from '../../src/main/session/certificateBook.ts';
import { Workstation } from '../../src/main/session/workstation.ts';
import type { WorkstationOptions } from '../../src/main/session/workstationOptions.ts';
import type { BridgeEventBody, BridgeEventName } from '../../src/shared/bridge/contract.ts';
import type { AlarmView } from '../../src/shared/link/alarmView.ts';
import { plainWorkstation, silentLog } from './plainWorkstation.ts';

type Told = {
  readonly [Name in BridgeEventName]: { readonly name: Name; readonly body: BridgeEventBody<Name> };
}[BridgeEventName];

/** What a test may choose of its workstation. */
export interface TestWorkstationOptions {
  readonly dataFolder?: string;
  readonly cacheLimits?: CacheLimits;
  readonly vaultIsAvailable?: boolean;
  readonly publicPassword?: string;
  readonly user?: string;
}

const opened: TestWorkstation[] = [];
const folders: string[] = [];

/** A workstation without windows: what it told is kept, as a window would hear it. */
export class TestWorkstation {
  readonly dataFolder: string;
  readonly told: Told[] = [];
  readonly workstation: Workstation;
  readonly certificates: CertificateBook;

  constructor(server: { readonly address: string }, options: TestWorkstationOptions = {}) {
    this.dataFolder = options.dataFolder ?? temporaryFolder();
    this.certificates = new CertificateBook(this.dataFolder, silentLog, () => undefined);
    const isAvailable = options.vaultIsAvailable ?? true;
    const settings: WorkstationOptions = {
      ...plainWorkstation({
        address: () => server.address,
        dataFolder: this.dataFolder,
        certificates: this.certificates,
      }),
      ...(!isAvailable && { vault: { seal: () => null, unseal: () => null } }),
      listener: (name, body) => this.told.push({ name, body } as Told),
      // Retries come at once: a test waits for what happens, not for a backoff.
      random: () => 0.02,
      cacheRecoveryEveryMs: 50,
      ...(options.cacheLimits && { cacheLimits: options.cacheLimits }),
      ...(options.publicPassword !== undefined && { publicPassword: options.publicPassword }),
      ...(options.user !== undefined && { user: options.user }),
    };
    this.workstation = new Workstation(settings);
    opened.push(this);
    this.workstation.start();
  }

  get alarms(): readonly AlarmView[] {
    return this.workstation.alarms;
  }

  /** The bodies of one kind of event, in their order. */
  heard<Name extends BridgeEventName>(name: Name): BridgeEventBody<Name>[] {
    return this.told.flatMap((each) => (each.name === name ? [each.body as BridgeEventBody<Name>] : []));
  }

  /** The alarms whose ping sounded, in their order. */
  pings(): string[] {
    return this.heard('alarm.news').map(({ id }) => id);
  }

  async signIn(user = 'operador1', password = 'puerto-norte'): Promise<void> {
    await eventually(() => {
      if (this.workstation.state().session.status === 'starting') throw new Error('still starting');
    });
    const answer = await this.workstation.signIn(user, password);
    if (!answer.ok) throw new Error(`${user} could not sign in: ${answer.error}`);
    await this.live();
  }

  /** Waits until the list is the server's. */
  async live(): Promise<void> {
    await eventually(() => {
      if (this.workstation.state().link.status !== 'live') throw new Error('the link is not live');
    });
  }

  async down(): Promise<void> {
    await eventually(() => {
      if (this.workstation.state().link.status === 'live') throw new Error('the link is still live');
    });
  }

  cacheFiles(): string[] {
    return readdirSync(path.join(this.dataFolder, 'cache')).sort();
  }

  /** The path of the one cache file. */
  cacheFile(): string {
    const file = this.cacheFiles().find((name) => name.endsWith('.sqlite'));
    if (!file) throw new Error('no cache file');
    return path.join(this.dataFolder, 'cache', file);
  }
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'valerus-test-'));
  folders.push(folder);
  return folder;
}

/** Closes every workstation of a test and removes its folders. */
export function closeTestWorkstations(): void {
  for (const { workstation } of opened.splice(0)) workstation.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Waits until a check holds. Long enough for a machine that is busy with other tests; a test never sleeps. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 });
}
