import { pino } from 'pino';
import { createSiteServer, type SiteServerOptions } from '../../src/server/siteServer.ts';
import { newDataFolder, RunningSite, type StartedServer } from './runningSite.ts';

type InsideOptions = Pick<SiteServerOptions, 'heartbeatMs' | 'clock' | 'tls' | 'port'>;

/**
 * A site server in the test's own process, for the few tests that need what no command line gives: heartbeats within milliseconds,
 * where the protocol's own would take half a minute, a clock that goes days ahead, a certificate that is another one after a restart.
 */
export class InProcessSite extends RunningSite {
  readonly #inside: InsideOptions;

  private constructor(data: string, inside: InsideOptions) {
    super(data, {});
    this.#inside = inside;
  }

  /** Starts a demo site in which nothing happens by itself. */
  static async startInside(inside: InsideOptions): Promise<InProcessSite> {
    const site = new InProcessSite(await newDataFolder(), inside);
    await site.open();
    return site;
  }

  protected override async launch(): Promise<StartedServer> {
    const logger = pino({ level: 'error' }, { write: (line: string) => void this.errors.push(line) });
    const demo = { intervalSeconds: 0 };
    const server = await createSiteServer({ ...this.#inside, demo, data: this.data, logger });
    return { address: server.listening, close: () => server.close() };
  }
}
