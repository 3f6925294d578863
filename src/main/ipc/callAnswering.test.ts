import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/domain/result.ts';
import type { Workstation } from '../session/workstation.ts';
import { answerCall, type BridgeHandlers } from './callAnswering.ts';
import { operationHandlers } from './operationHandlers.ts';

const logged: string[] = [];
const log = {
  info: () => undefined,
  warn: (_details: object, message: string) => logged.push(message),
  error: (_details: object, message: string) => logged.push(message),
};
const asked: unknown[] = [];
const nothing = () => ok({});
/** Nobody is signed in: nothing may be asked of the site. */
const signedOut = { reads: null } as Workstation;
const handlers: BridgeHandlers = {
  ...operationHandlers(signedOut),
  'file.upload': () => ({ ok: false, error: 'signedOut' }),
  'search.export': () => ok({ saved: null, rows: 0 }),
  'search.cancelExport': nothing,
  'workstation.state': () => {
    throw new Error('broken');
  },
  'session.signIn': (input) => {
    asked.push(input);
    return { ok: false, error: 'wrongPassword' };
  },
  'session.signOut': nothing,
  'command.submit': (input) => {
    asked.push(input);
    return ok({ id: crypto.randomUUID() });
  },
  'alarm.recipients': () => Promise.reject(new Error('broken later')),
  'alarms.commonRecipients': () => ok({ users: [], groups: [] }),
  'alarm.history': () => ok({ journal: [], earlier: [] }),
  'file.save': () => ok({ isSaved: false }),
  'site.address': () => ok({ address: null }),
  'alarms.follow': nothing,
  'alarms.refresh': nothing,
  'alarms.looking': nothing,
  'video.saveSnapshot': () => ok({ saved: null }),
  'alarmsWindow.place': () => ok({ isOut: false, displays: [] }),
  'alarmsWindow.open': nothing,
  'alarmsWindow.close': nothing,
  'alarmsWindow.show': nothing,
  'alarmsView.keep': nothing,
  'alarmsView.kept': () => ok({ view: null }),
  'site.state': () =>
    ok({
      asked: null,
      servers: [],
      hasOwnSite: false,
      mayChange: false,
      isDemo: false,
      embedded: null,
      users: [],
      certificate: null,
      wasRestarted: false,
    }),
  'site.probe': ({ address }) => ok({ address, certificate: null }),
  'site.choose': nothing,
  'site.leave': nothing,
  'site.trust': nothing,
  'log.save': () => ok({ isSaved: false }),
  'link.retry': nothing,
  'preferences.change': nothing,
};
const consoleWindow = { id: 1, role: 'console' } as const;
const alarmsWindow = { id: 2, role: 'alarms' } as const;

describe('a call over the bridge', () => {
  it('is answered by its handler', async () => {
    const credentials = { user: 'operador1', password: 'x' };
    expect(await answerCall(handlers, consoleWindow, 'session.signIn', credentials, log)).toEqual({
      ok: false,
      error: 'wrongPassword',
    });
    expect(asked.at(-1)).toEqual(credentials);
  });

  it.each([
    ['a sender that is none of our windows', null, 'link.retry', {}],
    ['a window of another role', alarmsWindow, 'session.signOut', {}],
    ['a name that the contract does not have', consoleWindow, 'shell.run', {}],
    ['a name that every object has', consoleWindow, 'toString', {}],
    ['a name that is no text', consoleWindow, { name: 'link.retry' }, {}],
  ])('is not permitted to %s', async (_title, window, name, input) => {
    expect(await answerCall(handlers, window, name, input, log)).toEqual({
      ok: false,
      error: 'notPermitted',
    });
  });

  it.each([
    ['command.submit', { name: 'alarms.close', alarms: ['a'], args: { reason: 'handled' } }],
    ['command.submit', { name: 'alarm.close', alarm: 'a', args: { reason: 'bored' } }],
    ['session.signIn', { user: 'operador1' }],
    ['alarms.looking', undefined],
    ['preferences.change', { pingVolume: 3 }],
  ])('%s with a wrong input does not reach its handler', async (name, input) => {
    const before = asked.length;
    expect(await answerCall(handlers, consoleWindow, name, input, log)).toEqual({
      ok: false,
      error: 'invalidInput',
    });
    expect(asked).toHaveLength(before);
  });

  it.each(['workstation.state', 'alarm.recipients'])(
    '%s whose handler fails is answered, and logged once',
    async (name) => {
      logged.length = 0;
      expect(await answerCall(handlers, consoleWindow, name, { alarm: 'a' }, log)).toEqual({
        ok: false,
        error: 'unexpected',
      });
      expect(logged).toEqual(['a call failed']);
    },
  );
});
