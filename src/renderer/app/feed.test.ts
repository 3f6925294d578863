import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../tests/helpers/alarmView.ts';
import type { ValerusBridge } from '../../shared/bridge/contract.ts';
import { defaultPreferences, type WorkstationState } from '../../shared/bridge/state.ts';
import { alarmOf } from '../features/alarms/alarmTable.ts';
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
const stateWith = (alarms: WorkstationState['alarms']): WorkstationState => ({
  session: signedIn,
  link: { status: 'live', currentAt: null, retryAt: null, clockOffsetMs: 0 },
  preferences: defaultPreferences,
  locale: 'es',
  alarms,
  pending: [],
  badge: 0,
  cacheTrouble: null,
});

/** A main process that answers with one state and tells what the test tells it. */
async function follow(state: WorkstationState, isFrameDue = true) {
  const listeners = new Map<string, (body: unknown) => void>();
  const answers = { state };
  const bridge = {
    role: 'console',
    call: async () => ({ ok: true, value: answers.state }),
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
  return { store, news, answers, tell: (name: string, body: unknown) => listeners.get(name)?.(body) };
}

describe('what main tells', () => {
  test('R-E08 changes come on the screen', async () => {
    const first = alarmView({ number: 1 });
    const second = alarmView({ number: 2 });
    const { store, tell } = await follow(stateWith([first]));
    tell('alarms.changed', { upserts: [second], gone: [{ id: first.id, why: 'closed' }] });
    const { table } = store.getState().alarms;
    expect(alarmOf(table, second.id)).toEqual(second);
    expect(table.size).toBe(1);
  });

  test('R-J03 each news is passed on once', async () => {
    const { news, tell } = await follow(stateWith([]));
    tell('alarm.news', { id: 'a1', priority: 1 });
    expect(news).toEqual(['a1']);
  });

  test('R-D11 a camera that is asked for finds its alarm, which may still wait for its frame', async () => {
    const first = alarmView({ number: 1, resources: [{ ...trigger, id: 'camera', name: 'Muelle 3' }] });
    const second = alarmView({ number: 2, resources: [{ ...trigger, id: 'yard', name: 'Campa' }] });
    const { store, tell } = await follow(stateWith([]), false);
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

  test('R-J05 after signing out nothing of the user is left, and the next one is asked for anew', async () => {
    const { store, tell, answers } = await follow(stateWith([alarmView({ number: 1 })]));
    tell('session.changed', { status: 'signedOut', server: 's', lastUser: null, why: null });
    expect(store.getState().alarms.table.size).toBe(0);
    const other = { ...signedIn, user: { id: 'u2', name: 'operadora3', roles: [] } };
    answers.state = { ...stateWith([alarmView({ number: 9 })]), session: other };
    tell('session.changed', other);
    await expect.poll(() => store.getState().alarms.table.size).toBe(1);
  });
});
