import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { sessionChanged, workstationLoaded } from './workstationSlice.ts';

/** The main tabs of the console window (design, section 6). */
export const mainTabs = ['alarms', 'search', 'settings'] as const;
/** One of `mainTabs`. */
export type MainTab = (typeof mainTabs)[number];

/** The sections of the settings, in the order in which they stand. */
export const settingsSections = [
  'mine',
  'definitions',
  'procedures',
  'schedules',
  'resources',
  'partners',
  'users',
  'roles',
  'site',
] as const;
/** One of `settingsSections`. */
export type SettingsSection = (typeof settingsSections)[number];

/** What of a section is in front: its list, one item, or a new one, perhaps begun as a copy. */
export type SettingsItem =
  | { readonly kind: 'list' }
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'new'; readonly copyOf: string | null };

/** A place in the settings. */
export interface SettingsPlace {
  readonly section: SettingsSection;
  readonly item: SettingsItem;
}

/** A way out of a form: elsewhere in the settings, or out of the session. */
export type Departure =
  | { readonly kind: 'settings'; readonly to: SettingsPlace }
  | { readonly kind: 'signOut' };

/** The tabs whose forms may hold changes that are not saved. */
export type UnsavedTab = Exclude<MainTab, 'alarms'>;

interface Place {
  /** Who is signed in, since it was decided which tab is his first. */
  readonly user: string | null;
  readonly tab: MainTab;
  /** The tabs that were looked at: what was begun there stays as it is while another is in front. */
  readonly visited: readonly MainTab[];
  readonly settings: SettingsPlace;
  /** The tabs with changes that are not saved. */
  readonly unsaved: readonly UnsavedTab[];
  /** Where the user wants to go, while he is asked whether his changes may be lost. */
  readonly departure: Departure | null;
}

const initialState: Place = {
  user: null,
  tab: 'alarms',
  visited: ['alarms'],
  settings: { section: 'mine', item: { kind: 'list' } },
  unsaved: [],
  departure: null,
};

function without(unsaved: readonly UnsavedTab[], tab: UnsavedTab): readonly UnsavedTab[] {
  return unsaved.filter((each) => each !== tab);
}

/** Where in the console window the user is. */
export const placeSlice = createSlice({
  name: 'place',
  initialState,
  reducers: {
    tabShown: (state, { payload }: PayloadAction<MainTab>) => ({
      ...state,
      tab: payload,
      visited: state.visited.includes(payload) ? state.visited : [...state.visited, payload],
    }),
    settingsShown: (state, { payload }: PayloadAction<SettingsPlace>) => ({
      ...state,
      settings: payload,
      unsaved: without(state.unsaved, 'settings'),
      departure: null,
    }),
    unsavedChanged: (state, { payload }: PayloadAction<{ tab: UnsavedTab; isUnsaved: boolean }>) => {
      const others = without(state.unsaved, payload.tab);
      return { ...state, unsaved: payload.isUnsaved ? [...others, payload.tab] : others };
    },
    departureAsked: (state, { payload }: PayloadAction<Departure>) => ({ ...state, departure: payload }),
    departureRefused: (state) => ({ ...state, departure: null }),
  },
  extraReducers: (builder) => {
    // What a user wants to see first is in front once, when he has signed in.
    builder.addCase(workstationLoaded, (state, { payload: { session, preferences } }) => {
      if (session.status !== 'signedIn' || session.user.id === state.user) {
        return state;
      }
      const maySearch = session.rights.includes('search.run');
      const tab = preferences.firstTab === 'search' && !maySearch ? 'alarms' : preferences.firstTab;
      return { ...initialState, user: session.user.id, tab, visited: [tab] };
    });
    // Nothing of a user's forms is left to the next one (R-J05).
    builder.addCase(sessionChanged, (state, { payload }) =>
      payload.status === 'signedOut' ? initialState : state,
    );
  },
});

export const { tabShown, settingsShown, unsavedChanged, departureAsked, departureRefused } =
  placeSlice.actions;
