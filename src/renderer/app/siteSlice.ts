import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { ValerusBridge } from '../../shared/bridge/contract.ts';
import type { SiteState } from '../../shared/bridge/site.ts';
import type { AppDispatch, RootState } from './store.ts';
import { loadFailed } from './workstationSlice.ts';

const initialState: SiteState = {
  asked: null,
  servers: [],
  hasOwnSite: false,
  mayChange: false,
  isDemo: false,
  embedded: null,
  users: [],
  certificate: null,
  wasRestarted: false,
};

/** Which site the workstation belongs to, and what a person has to decide about it (R-J05). */
export const siteSlice = createSlice({
  name: 'site',
  initialState,
  reducers: {
    siteChanged: (_state, { payload }: PayloadAction<SiteState>) => payload,
    /** The user has read that the workstation was started again. */
    restartRead: (state) => ({ ...state, wasRestarted: false }),
  },
});

export const { siteChanged, restartRead } = siteSlice.actions;

/** The site's state. */
export const selectSite = (state: RootState) => state.site;

/** Keeps the store at what main says of the site. */
export async function followSite(bridge: ValerusBridge, dispatch: AppDispatch): Promise<void> {
  bridge.on('site.changed', (site) => dispatch(siteChanged(site)));
  const answer = await bridge.call('site.state', {});
  dispatch(answer.ok ? siteChanged(answer.value) : loadFailed(answer.error));
}
