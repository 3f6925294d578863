import type { EventLog } from '../../src/main/link/eventLog.ts';
import { SiteConnection } from '../../src/main/link/siteConnection.ts';
import { CertificateBook } from '../../src/main/session/certificateBook.ts';
import type { WorkstationOptions } from '../../src/main/session/workstationOptions.ts';

/** Hears nothing. */
export const silentLog: EventLog = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** What the tests' workstations without windows have in common; the address is asked anew each time, as an embedded server's is. */
export function plainWorkstation({
  address,
  dataFolder,
  log = silentLog,
  certificates = new CertificateBook(dataFolder, log, () => undefined),
}: {
  readonly address: () => string;
  readonly dataFolder: string;
  readonly log?: EventLog;
  readonly certificates?: CertificateBook;
}): Omit<WorkstationOptions, 'listener'> {
  return {
    connection: new SiteConnection(certificates),
    site: { key: 'test', label: 'test', demo: false, address: async () => address() },
    dataFolder,
    app: 'valerus-workstation/test',
    vault: {
      seal: (token) => Buffer.from(token).toString('base64'),
      unseal: (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
    },
    log,
    systemLocale: () => 'es',
  };
}
