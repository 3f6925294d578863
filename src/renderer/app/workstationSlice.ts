import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import {
  type CacheTrouble,
  defaultPreferences,
  type LinkState,
  type Preferences,
  type SessionState,
  type WorkstationState,
} from '../../shared/bridge/state.ts';
import type { Locale } from './i18n.ts';

interface Workstation {
  /** `null` until main has answered for the first time. */
  readonly session: SessionState | null;
  readonly link: LinkState;
  readonly preferences: Preferences;
  readonly locale: Locale;
  readonly badge: number;
  readonly cacheTrouble: CacheTrouble | null;
  /** Why main could not say how things are. */
  readonly loadFailure: BridgeFailure | null;
}

const initialState: Workstation = {
  session: null,
  link: { status: 'connecting', currentAt: null, retryAt: null, clockOffsetMs: 0 },
  preferences: defaultPreferences,
  locale: 'es',
  badge: 0,
  cacheTrouble: null,
  loadFailure: null,
};

/** What main told about session, link and preferences; the alarms are the alarms feature's. */
export const workstationSlice = createSlice({
  name: 'workstation',
  initialState,
  reducers: {
    workstationLoaded: (_state, { payload }: PayloadAction<WorkstationState>): Workstation => ({
      session: payload.session,
      link: payload.link,
      preferences: payload.preferences,
      locale: payload.locale,
      badge: payload.badge,
      cacheTrouble: payload.cacheTrouble,
      loadFailure: null,
    }),
    loadFailed: (state, { payload }: PayloadAction<BridgeFailure>) => ({ ...state, loadFailure: payload }),
    sessionChanged: (state, { payload }: PayloadAction<SessionState>) => ({ ...state, session: payload }),
    linkChanged: (state, { payload }: PayloadAction<LinkState>) => ({ ...state, link: payload }),
    preferencesChanged: (
      state,
      { payload }: PayloadAction<{ preferences: Preferences; locale: Locale }>,
    ) => ({ ...state, preferences: payload.preferences, locale: payload.locale }),
    badgeChanged: (state, { payload }: PayloadAction<number>) => ({ ...state, badge: payload }),
    cacheTroubleChanged: (state, { payload }: PayloadAction<CacheTrouble | null>) => ({
      ...state,
      cacheTrouble: payload,
    }),
  },
  selectors: {
    selectSession: (state) => state.session,
    selectLink: (state) => state.link,
    selectPreferences: (state) => state.preferences,
    selectLocale: (state) => state.locale,
    selectBadge: (state) => state.badge,
    selectCacheTrouble: (state) => state.cacheTrouble,
    selectLoadFailure: (state) => state.loadFailure,
    selectUserId: (state) => (state.session?.status === 'signedIn' ? state.session.user.id : null),
    /** Whether there is a list of alarms at all, however old: before the first one, a number of alarms would be made up. */
    selectIsListKnown: ({ link }) => link.status === 'live' || link.currentAt !== null,
    /** Whether the site's licence is PRO, which offers Handle alone (R-A04). */
    selectIsPro: (state) => state.session?.status === 'signedIn' && state.session.tier === 'pro',
    selectTimeZone: (state) => (state.session?.status === 'signedIn' ? state.session.site.timeZone : 'UTC'),
  },
});

export const {
  workstationLoaded,
  loadFailed,
  sessionChanged,
  linkChanged,
  preferencesChanged,
  badgeChanged,
  cacheTroubleChanged,
} = workstationSlice.actions;
export const {
  selectSession,
  selectLink,
  selectPreferences,
  selectLocale,
  selectBadge,
  selectCacheTrouble,
  selectLoadFailure,
  selectUserId,
  selectIsListKnown,
  selectIsPro,
  selectTimeZone,
} = workstationSlice.selectors;
