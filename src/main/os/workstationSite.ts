import type { EventLog } from '../link/eventLog.ts';
import { SiteConnection } from '../link/siteConnection.ts';
import { CertificateBook } from '../session/certificateBook.ts';
import { SitePort } from '../session/sitePort.ts';
import { type SiteChoice, SiteSwitch } from '../session/siteSwitch.ts';
import { EmbeddedServer } from './embeddedServer.ts';
import { showMessage } from './messages.ts';
import { systemLocale } from './systemLocale.ts';

/** What the site of a workstation is made with. */
export interface WorkstationSiteParts {
  readonly dataFolder: string;
  /** The program of the embedded site server. */
  readonly server: string;
  /** The site that the command line names. */
  readonly fixed: SiteChoice | null;
  readonly log: EventLog;
  /** Told when there is something new to say about the site. */
  readonly changed: () => void;
}

/** The site that a workstation belongs to, and the one connection to it. */
export interface WorkstationSite {
  readonly sites: SiteSwitch;
  readonly certificates: CertificateBook;
  readonly connection: SiteConnection;
}

/** Puts together which site it is, whom it is trusted to be, and the site server inside this workstation where it is that one. */
export function workstationSite(parts: WorkstationSiteParts): WorkstationSite {
  const { dataFolder, fixed, log, changed } = parts;
  const embedded = (isDemo: boolean) => embeddedServer(isDemo, parts);
  const sites = new SiteSwitch({ dataFolder, log, fixed, embedded });
  const certificates = new CertificateBook(dataFolder, log, changed);
  return { sites, certificates, connection: new SiteConnection(certificates) };
}

function embeddedServer(isDemo: boolean, parts: WorkstationSiteParts): EmbeddedServer {
  const { dataFolder, server, log, changed } = parts;
  return new EmbeddedServer({
    program: server,
    dataFolder,
    isDemo,
    port: isDemo ? null : new SitePort(dataFolder, log),
    log,
    listens: changed,
    failed: () => showMessage('siteServerFailed', systemLocale()),
  });
}
