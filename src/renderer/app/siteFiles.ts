import { createAsyncThunk } from '@reduxjs/toolkit';
import { bridge } from './bridge.ts';
import { noticed } from './noticesSlice.ts';

/** The address at which a page finds one of the site's files; main answers it with the user's token. */
export function fileAddress(file: string): string {
  return `files/${encodeURIComponent(file)}`;
}

/** Saves one of the site's files where the user chooses. */
export const saveSiteFile = createAsyncThunk(
  'calls/saveFile',
  async (asked: { readonly file: string; readonly name: string }, { dispatch }) => {
    const answer = await bridge().call('file.save', asked);
    if (!answer.ok) {
      dispatch(noticed({ kind: 'callFailed', failure: answer.error }));
    } else if (answer.value.isSaved) {
      dispatch(noticed({ kind: 'fileSaved' }));
    }
  },
);
