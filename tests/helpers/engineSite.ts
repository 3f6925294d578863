import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommittedChange, Engine, IncomingEvent, SiteUser } from '../../src/server/engine/contract.ts';
import { createEngine, type EngineLimits } from '../../src/server/engine/engine.ts';
import { openStore, type Store } from '../../src/server/store/store.ts';
import type { Alarm } from '../../src/shared/domain/alarm.ts';
import type { NormalisedEvent } from '../../src/shared/domain/event.ts';
import type { ConfigurationBody } from '../../src/shared/link/configuration.ts';
import { sampleEvent } from './domainSamples.ts';
import { FakeClock } from './fakeClock.ts';

/** A real store and a real engine over a folder of their own, with a clock that the test moves. */
export interface EngineSite {
  readonly folder: string;
  readonly file: string;
  readonly clock: FakeClock;
  readonly store: Store;
  readonly engine: Engine;
  /** What the engine has published, in order. */
  readonly changes: readonly CommittedChange[];
  /** What the engine has logged. */
  readonly logged: readonly string[];
  user(id: string): Promise<SiteUser>;
  alarms(): Promise<readonly Alarm[]>;
  /** Stops the engine and closes the store; the folder stays for `openEngineSite({ folder })`. */
  close(): Promise<void>;
  /** Closes everything and removes the folder. */
  remove(): Promise<void>;
}

/** How a site under test differs from the usual one. */
export interface EngineSiteOptions {
  readonly folder?: string;
  readonly clock?: FakeClock;
  readonly limits?: Partial<EngineLimits>;
  readonly writerPragmas?: readonly string[];
  readonly definitions?: readonly (Partial<ConfigurationBody<'definitions'>> & { readonly name: string })[];
}

/** Opens a site: operators ana and luis, carla of another wing, boss who sees all; a VMS and an LPR system; two cameras. */
export async function openEngineSite(options: EngineSiteOptions = {}): Promise<EngineSite> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'valerus-engine-'));
  const file = path.join(folder, 'site.db');
  const clock = options.clock ?? new FakeClock();
  const { writerPragmas = [] } = options;
  const store = await openStore({ file, now: () => clock.now(), writerPragmas });
  if (options.folder === undefined) {
    await seedSite(store);
    for (const definition of options.definitions ?? [{ name: 'Intruso' }]) {
      await store.configuration.create('definitions', definitionBody(definition), definition.name);
    }
  }
  const changes: CommittedChange[] = [];
  const logged: string[] = [];
  const engine = createEngine({
    store,
    clock,
    logger: { error: (_details, message) => logged.push(message) },
    ...(options.limits && { limits: options.limits }),
  });
  engine.subscribe((published) => changes.push(...published));
  await engine.start();
  const close = async () => {
    await engine.stop();
    await store.close();
  };
  return {
    folder,
    file,
    clock,
    store,
    engine,
    changes,
    logged,
    user: async (id) => {
      const user = await store.people.user(id);
      if (!user) {
        throw new Error(`there is no ${id}`);
      }
      return user;
    },
    alarms: async () =>
      (await store.alarms.open({ id: 'boss', roles: [], rights: ['alarms.seeAll'] })).alarms,
    close,
    remove: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The people, partners and devices of the site under test. */
export async function seedSite({ configuration }: Pick<Store, 'configuration'>): Promise<void> {
  await configuration.create('roles', { name: 'Operators', rights: ['alarms.operate'] }, 'operators');
  await configuration.create('roles', { name: 'Wing', rights: ['alarms.operate'] }, 'wing');
  await configuration.create(
    'roles',
    { name: 'Administrators', rights: ['alarms.seeAll'] },
    'administrators',
  );
  for (const [name, role] of [
    ['ana', 'operators'],
    ['luis', 'operators'],
    ['carla', 'wing'],
    ['boss', 'administrators'],
  ] as const) {
    await configuration.create('users', { name, enabled: true, roles: [role] }, name);
  }
  await configuration.create('partners', { name: 'VMS', type: null, enabled: true }, 'vms');
  await configuration.create('partners', { name: 'LPR', type: 'lpr', enabled: true }, 'lpr');
  for (const id of ['cam1', 'cam2']) {
    const body = { name: `Cámara ${id}`, kind: 'camera' as const, externalIds: [`${id}-external`] };
    await configuration.create('resources', { ...body, video: { source: 'demo', clip: 'dock' } }, id);
  }
  await configuration.create(
    'procedures',
    {
      name: 'Intrusión',
      enabled: true,
      comments: '',
      steps: [
        {
          id: 's1',
          text: 'Mirar la cámara',
          mustAcknowledge: true,
          mustComment: false,
          locksNext: false,
          attachment: null,
        },
      ],
    },
    'intrusion',
  );
}

/** A definition on motion of any camera for the operators. */
export function definitionBody(
  changed: Partial<ConfigurationBody<'definitions'>> & { readonly name: string },
): ConfigurationBody<'definitions'> {
  return {
    enabled: true,
    trigger: { kind: 'site', events: ['camera.motion'], resources: 'all' },
    schedule: 'always',
    priority: 2,
    relatedResources: [],
    procedure: null,
    recipients: { roles: ['operators'], users: [] },
    videoStart: { mode: 'live' },
    mayCloseUnhandled: false,
    escalateAfterSeconds: null,
    expireAfterSeconds: null,
    ...changed,
  };
}

/** An event as the ingest address hands it over. */
export function incoming(sourceEventId: string, changed: Partial<NormalisedEvent> = {}): IncomingEvent {
  return {
    event: sampleEvent({ sourceEventId, ...changed }),
    partner: 'vms',
    rawBody: JSON.stringify({ id: sourceEventId }),
  };
}
