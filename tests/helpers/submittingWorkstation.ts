import { Workstation } from '../../src/main/session/workstation.ts';
import { plainWorkstation } from './plainWorkstation.ts';

// A workstation of its own process, for tests that end it with kill -9: signs in, waits until the link is down, gives a
// command and prints its id.
const [server, dataFolder, alarm] = process.argv.slice(2);
if (!server || !dataFolder || !alarm) throw new Error('usage: submittingWorkstation SERVER DATA ALARM');

const workstation = new Workstation({
  ...plainWorkstation({ address: () => server, dataFolder }),
  listener: (name) => {
    const { link } = workstation.state();
    if (name !== 'link.changed') return;
    if (link.status === 'live') process.stdout.write('signed in\n');
    if (link.status === 'down') submit();
  },
});
workstation.start();
await workstation.signIn('operador1', 'puerto-norte');

function submit(): void {
  const answer = workstation.submit({ name: 'alarm.handle', alarm: alarm ?? '', args: {} });
  process.stdout.write(`${answer.ok ? answer.value.id : answer.error}\n`);
}
