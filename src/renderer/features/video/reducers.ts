import { videoSlice } from './videoSlice.ts';

/** The feature's part of the window's state. */
export const videoReducers = { video: videoSlice.reducer };
