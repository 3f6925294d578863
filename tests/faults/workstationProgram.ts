import { Workstation } from '../../src/main/session/workstation.ts';
import type { BridgeEventBody } from '../../src/shared/bridge/contract.ts';
import { plainWorkstation, silentLog } from '../helpers/plainWorkstation.ts';
import type { FromWorkstation, ToWorkstation } from './workstationMessages.ts';

// The core of a workstation as a process of its own, so that it can be killed: it signs its user in whenever nobody is, and tells
// its parent what it would have told its windows.
const [server, dataFolder, user, password] = process.argv.slice(2);
if (!server || !dataFolder || !user || !password) throw new Error('usage: SERVER DATA USER PASSWORD');

const log = {
  ...silentLog,
  error: (details: object, message: string) =>
    tell({ t: 'logged', message, details: String(JSON.stringify(details)) }),
};
/** The versions that a window has been told, since the list was last told as a whole. */
let shown = new Map<string, number>();
let isSigningIn = false;

const workstation = new Workstation({
  ...plainWorkstation({ address: () => server, dataFolder, log }),
  listener: (name, body) => {
    switch (name) {
      case 'alarm.news':
        tell({ t: 'pinged', alarm: (body as BridgeEventBody<'alarm.news'>).id });
        return;
      case 'command.outcome': {
        const { command, code } = body as BridgeEventBody<'command.outcome'>;
        tell({ t: 'outcome', id: command.id, code });
        return;
      }
      case 'alarms.begun':
        shown = new Map();
        fetchList(true);
        return;
      case 'alarms.following':
        fetchList(false);
        return;
      case 'alarms.changed':
        follow(body as BridgeEventBody<'alarms.changed'>);
        return;
      case 'session.changed':
        void signInAgain();
        return;
      default:
    }
  },
  // Retries come soon: a second of faults is to stand for minutes.
  random: () => 0.02,
  cacheRecoveryEveryMs: 200,
});

process.on('message', (message: ToWorkstation) => {
  if ('clockOffsetMs' in message) return;
  switch (message.t) {
    case 'submit': {
      const answer = workstation.submit(message.request);
      tell({ t: 'submitted', ask: message.ask, id: answer.ok ? answer.value.id : null });
      return;
    }
    case 'state': {
      const { link, pending, cacheTrouble, session } = workstation.state();
      tell({
        t: 'state',
        ask: message.ask,
        isLive: link.status === 'live' && session.status === 'signedIn',
        alarms: workstation.alarms.map(({ id, number, version, state, assignee, allowed, procedure }) => ({
          id,
          number,
          version,
          state,
          assignee: assignee?.id ?? null,
          allowed,
          steps: procedure?.steps.filter(({ done }) => !done).map(({ id: step }) => step) ?? [],
        })),
        pending: pending.map(({ command }) => command.id),
        cacheTrouble,
        memoryBytes: process.memoryUsage().heapUsed,
        handles: process.getActiveResourcesInfo().length,
      });
      return;
    }
    case 'retry':
      workstation.retryNow();
      return;
    case 'close':
      workstation.close();
      process.disconnect();
  }
});
process.once('disconnect', () => process.exit(0));
workstation.start();

function tell(message: FromWorkstation): void {
  // Gone where the parent is: it has ended, and so will this process.
  if (process.connected) process.send?.(message);
}

function follow({ upserts, gone }: BridgeEventBody<'alarms.changed'>): void {
  for (const { id, version } of upserts) {
    const before = shown.get(id) ?? 0;
    // Where the site itself was put back to an older state, so is the list.
    if (version < before && workstation.alarm(id)?.version !== version)
      tell({ t: 'wentBack', alarm: id, from: before, to: version });
    shown.set(id, version);
  }
  for (const { id } of gone) shown.delete(id);
}

/** Fetches the list part by part, as a window does. */
function fetchList(fromStart: boolean): void {
  const part = workstation.handover?.take(0, fromStart);
  if (!part) return;
  follow({ upserts: part.alarms, gone: [] });
  if (part.following > 0) setImmediate(() => fetchList(false));
}

async function signInAgain(): Promise<void> {
  const isOut = (): boolean => workstation.state().session.status === 'signedOut';
  if (isSigningIn || !isOut()) return;
  isSigningIn = true;
  while (isOut()) {
    const answer = await workstation.signIn(user ?? '', password ?? '');
    if (!answer.ok) await new Promise((resolve) => setTimeout(resolve, 200));
  }
  isSigningIn = false;
}
