import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../tests/helpers/alarmView.ts';
import type { ValerusBridge } from '../../shared/bridge/contract.ts';
import { packAlarms } from '../../shared/bridge/packedAlarms.ts';
import { defaultPreferences, type WorkstationState } from '../../shared/bridge/state.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import { alarmOf, allAlarms } from '../features/alarms/alarmTable.ts';
import { followWorkstation } from './feed.ts';
import { createStore } from './store.ts';

const signedIn: WorkstationState['session'] = {
  status: 'signedIn',
  server: 's',
  user: { id: 'u1', name: 'operador1', roles: [] },
  rights: [],
  tier: 'enterprise',
  site: { name: 'Puerto', timeZone: 'Europe/Madrid' },
  demo: false,
};
const trigger = { kind: 'camera', trigger: true, hasVideo: true } as const;
const state: WorkstationState = {
  session: signedIn,
  link: { status: 'live', currentAt: null, retryAt: null, clockOffsetMs: 0 },
  preferences: defaultPreferences,
  locale: 'es',
  pending: [],
  badge: 0,
  cacheTrouble: null,
};

/** A main process that hands these alarms over two at a time and tells what the test tells it. */
async function follow(alarms: readonly AlarmView[], isFrameDue = true) {
  const listeners = new Map<string, (body: unknown) => void>();
  const main = { alarms, handedOver: 0 };
  const tell = (name: string, body: unknown) => listeners.get(name)?.(body);
  const handOver = (fromStart: boolean) => {
    const from = fromStart ? 0 : main.handedOver;
    const part = main.alarms.slice(from, from + 2);
    main.handedOver = from + part.length;
    tell('alarms.followed', { alarms: packAlarms(part), following: main.alarms.length - main.handedOver });
  };
  const bridge = {
    role: 'console',
    call: async (name: string, input: { readonly fromStart: boolean }) => {
      if (name === 'alarms.follow') handOver(input.fromStart);
      return { ok: true, value: name === 'workstation.state' ? state : {} };
    },
    on: (name: string, listener: (body: unknown) => void) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  } as unknown as ValerusBridge;
  const store = createStore();
  const news: string[] = [];
  const texts = { changeLanguage: async () => (() => '') as never };
  await followWorkstation({
    bridge,
    store,
    texts,
    onNews: ({ id }) => news.push(id),
    clock: (run) => {
      if (isFrameDue) run();
      return () => undefined;
    },
  });
  return { store, news, main, tell };
}

describe('what main tells', () => {
  test('R-E08 changes come on the screen', async () => {
    const first = alarmView({ number: 1 });
    const second = alarmView({ number: 2 });
    const { store, tell } = await follow([first]);
    tell('alarms.changed', { upserts: [second], gone: [{ id: first.id, why: 'closed' }] });
    const { table } = store.getState().alarms;
    expect(alarmOf(table, second.id)).toEqual(second);
    expect(table.size).toBe(1);
  });

  test('R-J03 each news is passed on once', async () => {
    const { news, tell } = await follow([]);
    tell('alarm.news', { id: 'a1', priority: 1 });
    expect(news).toEqual(['a1']);
  });

  test('R-D11 a camera that is asked for finds its alarm, which may still wait for its frame', async () => {
    const first = alarmView({ number: 1, resources: [{ ...trigger, id: 'camera', name: 'Muelle 3' }] });
    const second = alarmView({ number: 2, resources: [{ ...trigger, id: 'yard', name: 'Campa' }] });
    const { store, tell } = await follow([], false);
    tell('alarms.changed', { upserts: [first], gone: [] });
    tell('camera.asked', { alarm: first.id, camera: 'camera' });
    expect(alarmOf(store.getState().alarms.table, first.id)).toEqual(first);
    expect(store.getState().listView.opened).toBe(first.id);
    expect(store.getState().notices).toEqual([]);

    // Another one does not take the place of the alarm in front, but says so.
    tell('alarms.changed', { upserts: [second], gone: [] });
    tell('camera.asked', { alarm: second.id, camera: 'yard' });
    expect(store.getState().listView.opened).toBe(first.id);
    expect(store.getState().notices).toMatchObject([{ kind: 'cameraAsked', number: 2, camera: 'Campa' }]);
  });

  test('R-E08 the whole list comes, part by part', async () => {
    const alarms = Array.from({ length: 7 }, (_none, index) => alarmView({ number: index + 1 }));
    const { store, tell, main } = await follow(alarms.slice(0, 5));
    await expect.poll(() => store.getState().alarms.following).toBe(0);
    expect(store.getState().alarms.table.size).toBe(5);

    // Much of it is different after the link was down for long.
    main.alarms = alarms;
    tell('alarms.following', {});
    await expect.poll(() => store.getState().alarms.table.size).toBe(7);
  });

  test('R-J05 after signing out nothing of the user is left, and the next one gets a list of his own', async () => {
    const { store, tell, main } = await follow([alarmView({ number: 1 })]);
    tell('session.changed', { status: 'signedOut', server: 's', lastUser: null, why: null });
    expect(store.getState().alarms.table.size).toBe(0);
    const other = { ...signedIn, user: { id: 'u2', name: 'operadora3', roles: [] } };
    main.alarms = [alarmView({ number: 9 })];
    tell('alarms.begun', {});
    tell('session.changed', other);
    await expect.poll(() => allAlarms(store.getState().alarms.table)).toEqual(main.alarms);
  });
});
