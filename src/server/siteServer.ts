import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { linkProtocol } from '../shared/link/protocol.ts';
import { ActionRunner } from './actions/actionRunner.ts';
import { createExecutors } from './actions/executors.ts';
import { alarmRoutes } from './api/alarmRoutes.ts';
import { backupRoutes } from './api/backupRoutes.ts';
import { commandRoutes } from './api/commandRoutes.ts';
import { configurationRoutes } from './api/configurationRoutes.ts';
import { fileRoutes } from './api/fileRoutes.ts';
import { healthRoutes, openApiRoute } from './api/healthRoutes.ts';
import { createHttpApp } from './api/httpApp.ts';
import { ingestRoutes } from './api/ingestRoutes.ts';
import { intakeInto } from './api/intake.ts';
import { lockOut } from './api/lockOut.ts';
import { mailRoutes } from './api/mailRoutes.ts';
import { Metrics } from './api/metrics.ts';
import { partnerRoutes } from './api/partnerRoutes.ts';
import { peopleRoutes } from './api/peopleRoutes.ts';
import { previewRoutes } from './api/previewRoutes.ts';
import { savedQueryRoutes } from './api/savedQueryRoutes.ts';
import { searchRoutes } from './api/searchRoutes.ts';
import { sessionRoutes } from './api/sessionRoutes.ts';
import { siteRoutes } from './api/siteRoutes.ts';
import { DemoGenerator } from './demo/demoGenerator.ts';
import { liveThroughDemoDays } from './demo/demoHistory.ts';
import { ensureDemoSite, hasDemoAccounts } from './demo/demoSite.ts';
import { type Clock, systemClock } from './engine/clock.ts';
import { createEngine } from './engine/engine.ts';
import { Gateway } from './gateway/gateway.ts';
import { DemoClips } from './media/demoSource.ts';
import { mediaRoutes } from './media/mediaRoutes.ts';
import { ensureFirstAdministrator } from './process/firstAdministrator.ts';
import { isLoopback } from './process/loopback.ts';
import { StartRefusal } from './process/startRefusal.ts';
import { AddressPolicy } from './reach/addressPolicy.ts';
import { Sessions } from './session/sessions.ts';
import { lockDataFolder } from './store/dataFolderLock.ts';
import { finishRestore, restoreBackup } from './store/restore.ts';
import { openStore, type Store } from './store/store.ts';

/** How a site server is to run. */
export interface SiteServerOptions {
  /** The folder of the database and the files; one server at a time. */
  readonly data: string;
  readonly host?: string;
  /** 0 picks a free one. */
  readonly port?: number;
  /** Tried one after the other where something else has `port`. */
  readonly otherPorts?: readonly number[];
  /** PEM texts; beyond loopback nothing is served without them. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** The demo site, with an alarm about every so many seconds; 0 for none. */
  readonly demo?: { readonly intervalSeconds: number } | undefined;
  /** Password of the first administrator of an empty database; where there is none, one is made and told to `tell`. */
  readonly administratorPassword?: string | undefined;
  /** Hosts, addresses and networks that actions and recorders of cameras may lead to although they are this machine's or link-local. */
  readonly allowActionsTo?: readonly string[] | undefined;
  /** The backup that takes the place of what the folder holds, before anything else. */
  readonly restore?: string | undefined;
  /** Says something to the person at the terminal that must not be in the log. */
  readonly tell?: (line: string) => void;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly heartbeatMs?: number;
}

/** A site server that runs. */
export interface SiteServer {
  /** Its address: scheme, host and port. */
  readonly listening: string;
  /** Lets what is under way finish, sends the workstations away and stops. */
  close(): Promise<void>;
}

/** The demo site's clips, seen from src/server and from dist/server alike. */
const clipFolder = path.join(import.meta.dirname, '../../assets/demo');
/** Requests that are not complete after this time are slow on purpose, ms. Node looks for them only so often. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};
/** Time for requests that are under way when the server stops, ms. */
const requestsWithinMs = 5_000;

/** Starts a site server; resolves once it takes requests. Throws a `StartRefusal` where it must not or cannot start. */
export async function createSiteServer(options: SiteServerOptions): Promise<SiteServer> {
  const { host = '127.0.0.1', logger, clock = systemClock } = options;
  if (!isLoopback(host) && !options.tls) {
    throw new StartRefusal(
      `${host} is reachable from outside: give it a certificate ("tls" in the configuration file)`,
    );
  }
  if (!isLoopback(host) && options.demo) {
    throw new StartRefusal(
      `${host} is reachable from outside: the demo site's passwords are public, so it stays on 127.0.0.1`,
    );
  }
  const unlock = lockDataFolder(options.data);
  let store: Store | undefined;
  try {
    await restoreFirst(options, clock);
    store = await openStore({ file: path.join(options.data, 'site.sqlite'), now: () => clock.now() });
    await prepareSite(options, host, store, clock.now());
    const running = await run(options, store, host, clock, logger);
    const opened = store;
    return {
      listening: running.listening,
      close: async () => {
        await running.close();
        await opened.close();
        unlock();
      },
    };
  } catch (error) {
    await store?.close();
    unlock();
    throw error;
  }
}

async function restoreFirst({ data, restore, logger }: SiteServerOptions, clock: Clock): Promise<void> {
  // One that was cut off comes first: what it had replaced is aside already.
  await finishRestore(data);
  if (restore !== undefined) {
    await restoreBackup(data, restore, () => clock.now());
    logger.warn({ backup: restore }, 'the site was restored from a backup');
  }
}

async function prepareSite(options: SiteServerOptions, host: string, store: Store, now: Date): Promise<void> {
  if (options.demo) {
    await ensureDemoSite(store.configuration);
    if (options.demo.intervalSeconds > 0) {
      await liveThroughDemoDays(store, now);
    }
  } else {
    await ensureFirstAdministrator(store.configuration, options.administratorPassword, options.tell);
  }
  if (!isLoopback(host) && (await hasDemoAccounts(store.people))) {
    throw new StartRefusal(
      `${host} is reachable from outside and this site has demo accounts, whose password is public`,
    );
  }
}

async function run(
  options: SiteServerOptions,
  store: Store,
  host: string,
  clock: Clock,
  logger: Logger,
): Promise<SiteServer> {
  const { alarms, people, configuration } = store;
  const now = (): Date => clock.now();
  const engine = createEngine({ store, clock, logger });
  const metrics = new Metrics();
  const policy = new AddressPolicy(options.allowActionsTo);
  const sessions = new Sessions(people, now);
  const { heartbeatMs = linkProtocol.heartbeatMs } = options;
  const gateway = new Gateway({
    engine,
    alarms,
    people,
    configuration,
    sessions,
    metrics,
    logger,
    now,
    heartbeatMs,
  });
  const actions = new ActionRunner({
    queue: store.actions,
    engine,
    executors: createExecutors({
      configuration,
      mail: store.mail,
      policy,
      now,
      show: (alarm, camera) => gateway.show(alarm, camera),
    }),
    clock,
    onFailure: (error) =>
      logger.error({ err: error }, 'actions of alarms could not go on; they are tried again'),
    onTried: (kind, outcome) => metrics.count('valerus_actions_total', { kind, outcome }),
  });
  const intake = intakeInto(engine, metrics);
  let isStopping = false;
  const described = [
    ...sessionRoutes({ sessions, metrics, onSignedOut: (hash) => gateway.signedOut(hash) }),
    ...alarmRoutes({ alarms, people, site: () => configuration.site() }),
    ...commandRoutes({ engine }),
    ...previewRoutes({ configuration, history: store.eventHistory, now }),
    ...searchRoutes({ searches: store.searches, configuration, people, logger, now }),
    ...savedQueryRoutes({ savedQueries: store.savedQueries }),
    ...configurationRoutes({
      configuration,
      onConfigurationChanged: (by) => engine.configurationChanged(by),
      onPeopleChanged: () => gateway.peopleChanged(),
      lockOut: (change) => lockOut(configuration, change),
    }),
    ...partnerRoutes({ configuration, history: store.eventHistory, intake, now }),
    ...peopleRoutes({ configuration, people, onSignedOut: () => gateway.peopleChanged() }),
    ...fileRoutes({
      files: store.files,
      fileStore: store.fileStore,
      events: store.searches,
      configuration,
    }),
    ...siteRoutes({
      configuration,
      onSiteChanged: async (by) => {
        await engine.configurationChanged(by);
        gateway.siteChanged();
      },
    }),
    ...backupRoutes({ backups: store.backups }),
    ...mailRoutes({ mail: store.mail }),
    ...ingestRoutes({ intake, now }),
    ...mediaRoutes({
      alarms,
      events: store.searches,
      configuration,
      clips: new DemoClips(clipFolder),
      policy,
      now,
    }),
    ...healthRoutes({
      tryDisk: store.tryDisk,
      engine,
      metrics,
      links: () => gateway.links,
      isStopping: () => isStopping,
    }),
  ];
  const routes = [...described, openApiRoute(described)];
  const app = createHttpApp({ routes, sessions, people, metrics, logger });
  const server = listen(options.tls, getRequestListener(app.fetch));
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));

  await engine.start();
  const ports = [options.port ?? 0, ...(options.otherPorts ?? [])];
  const listening = await bind(server, host, ports, options.tls !== undefined);
  actions.start();
  const generator = options.demo
    ? new DemoGenerator({ server: listening, logger, clock, ...options.demo })
    : null;
  generator?.start();
  return {
    listening,
    close: async () => {
      isStopping = true;
      generator?.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), requestsWithinMs);
      await actions.stop();
      await gateway.stop();
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await engine.stop();
    },
  };
}

function listen(tls: SiteServerOptions['tls'], listener: ReturnType<typeof getRequestListener>): Server {
  const handle = (...[request, response]: Parameters<typeof listener>): void => {
    // The listener answers every failure itself; what is left is a response that nobody waits for any more.
    listener(request, response).catch(() => response.destroy());
  };
  if (!tls) return createHttpServer(timeouts, handle);
  try {
    return createHttpsServer({ ...timeouts, ...tls, minVersion: 'TLSv1.2' }, handle);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartRefusal(`tls: certificate and key are of no use (${reason})`, { cause: error });
  }
}

/** What a system says of a port that something else has, or that it keeps for itself. */
const taken = new Set(['EADDRINUSE', 'EACCES']);

async function bind(
  server: Server,
  host: string,
  [port = 0, ...others]: readonly number[],
  isSecure: boolean,
): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (others.length > 0 && taken.has(reason)) return bind(server, host, others, isSecure);
    throw new StartRefusal(`cannot listen on ${host}:${port} (${reason})`, { cause: error });
  }
  const { port: bound } = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return `${isSecure ? 'https' : 'http'}://${shownHost}:${bound}`;
}
