import { SiteConnection } from '../../src/main/link/siteConnection.ts';
import { CertificateBook } from '../../src/main/session/certificateBook.ts';
import { Workstation } from '../../src/main/session/workstation.ts';

// A workstation of its own process, for tests that end it with kill -9: signs in, waits until the link is down, gives a
// command and prints its id.
const [server, dataFolder, alarm] = process.argv.slice(2);
if (!server || !dataFolder || !alarm) throw new Error('usage: submittingWorkstation SERVER DATA ALARM');

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const workstation = new Workstation({
  connection: new SiteConnection(new CertificateBook(dataFolder, log, () => undefined)),
  site: { key: 'test', label: 'test', demo: false, address: async () => server },
  dataFolder,
  app: 'valerus-workstation/test',
  vault: {
    seal: (token) => Buffer.from(token).toString('base64'),
    unseal: (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
  },
  log,
  listener: (name) => {
    const { link } = workstation.state();
    if (name !== 'link.changed') return;
    if (link.status === 'live') process.stdout.write('signed in\n');
    if (link.status === 'down') submit();
  },
  systemLocale: () => 'es',
});
workstation.start();
await workstation.signIn('operador1', 'puerto-norte');

function submit(): void {
  const answer = workstation.submit({ name: 'alarm.handle', alarm: alarm ?? '', args: {} });
  process.stdout.write(`${answer.ok ? answer.value.id : answer.error}\n`);
}
