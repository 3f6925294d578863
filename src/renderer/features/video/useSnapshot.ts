import { bridge } from '../../app/bridge.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { takeSnapshot } from './snapshot.ts';

/** Takes pictures of a player and has them kept; says how that went (R-F05). */
export function useSnapshot() {
  const dispatch = useAppDispatch();
  const siteTime = useSiteTime();
  const refused = () => dispatch(noticed({ kind: 'callFailed', failure: 'notPermitted' }));
  const keep = async (name: string, png: string) => {
    const result = await bridge().call('video.saveSnapshot', { name, png });
    if (!result.ok) dispatch(noticed({ kind: 'callFailed', failure: result.error }));
    else if (result.value.saved !== null)
      dispatch(noticed({ kind: 'snapshotSaved', name: result.value.saved }));
  };
  return {
    refused,
    take(video: HTMLVideoElement, camera: string, atMs: number) {
      const time = `${siteTime.dateAndTime(atMs)}.${String(Math.floor(atMs % 1000)).padStart(3, '0')}`;
      const png = takeSnapshot(video, camera, time);
      const name = `${camera} ${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '.')}Z`;
      if (png === null) refused();
      else keep(name, png).catch(refused);
    },
  };
}
