import { describe, expect, test } from 'vitest';
import { depart, departAnyway } from './departures.ts';
import { departureRefused, settingsShown, tabShown, unsavedChanged } from './placeSlice.ts';
import { createStore } from './store.ts';
import { sessionChanged } from './workstationSlice.ts';

const procedures = { section: 'procedures', item: { kind: 'list' } } as const;
const elsewhere = { kind: 'settings', to: procedures } as const;

describe('a form with changes that are not saved', () => {
  test('is left at once where there are none', async () => {
    const store = createStore();
    await store.dispatch(depart(elsewhere));
    expect(store.getState().place).toMatchObject({ settings: procedures, departure: null });
  });

  test('R-C02 is not left before the user says so', async () => {
    const store = createStore();
    const before = store.getState().place.settings;
    store.dispatch(unsavedChanged({ tab: 'settings', isUnsaved: true }));
    await store.dispatch(depart(elsewhere));
    expect(store.getState().place).toMatchObject({ settings: before, departure: elsewhere });
    store.dispatch(departureRefused());
    expect(store.getState().place).toMatchObject({
      settings: before,
      departure: null,
      unsaved: ['settings'],
    });
    await store.dispatch(depart(elsewhere));
    await store.dispatch(departAnyway(undefined));
    expect(store.getState().place).toMatchObject({ settings: procedures, departure: null, unsaved: [] });
  });

  test('stays as it is while another tab is in front', () => {
    const store = createStore();
    store.dispatch(tabShown('settings'));
    store.dispatch(settingsShown(procedures));
    store.dispatch(unsavedChanged({ tab: 'settings', isUnsaved: true }));
    store.dispatch(tabShown('alarms'));
    expect(store.getState().place).toMatchObject({
      tab: 'alarms',
      visited: ['alarms', 'settings'],
      settings: procedures,
      unsaved: ['settings'],
    });
  });

  test('R-H05 of the search hold nobody back within the settings, but the end of the session', async () => {
    const store = createStore();
    store.dispatch(unsavedChanged({ tab: 'search', isUnsaved: true }));
    await store.dispatch(depart(elsewhere));
    expect(store.getState().place).toMatchObject({
      settings: procedures,
      departure: null,
      unsaved: ['search'],
    });
    await store.dispatch(depart({ kind: 'signOut' }));
    expect(store.getState().place).toMatchObject({ departure: { kind: 'signOut' }, unsaved: ['search'] });
    store.dispatch(unsavedChanged({ tab: 'search', isUnsaved: false }));
    expect(store.getState().place.unsaved).toEqual([]);
  });

  test('R-J05 is gone with the user who began it', () => {
    const store = createStore();
    const fresh = store.getState().place;
    store.dispatch(tabShown('settings'));
    store.dispatch(settingsShown(procedures));
    store.dispatch(sessionChanged({ status: 'signedOut', server: 's', lastUser: null, why: null }));
    expect(store.getState().place).toEqual(fresh);
  });
});
