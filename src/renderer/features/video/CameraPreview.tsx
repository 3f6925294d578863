import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { PictureMessage } from './PictureMessage.tsx';
import { PlayerHead } from './PlayerHead.tsx';
import { useCameraPlayer } from './useCameraPlayer.ts';
import { useRetryWhileStalled } from './useRetryWhileStalled.ts';
import styles from './VideoPlayer.module.css';

interface CameraPreviewProps {
  readonly resource: string;
  readonly name: string;
}

/** The live picture of a camera without an alarm, for whoever sets it up: it shows whether the source works, or why not. */
export function CameraPreview({ resource, name }: CameraPreviewProps) {
  const { t } = useTranslation('video');
  const siteTime = useSiteTime();
  const nowMs = useServerNow();
  const host = useRef<HTMLDivElement>(null);
  const address = `media/resources/${encodeURIComponent(resource)}/live.m3u8`;
  const { state, failure, retry } = useCameraPlayer(host, address);
  useRetryWhileStalled(state.phase === 'stalled', retry);
  return (
    <figure
      className={styles.player}
      aria-label={t('preview', { camera: name })}
      data-phase={failure === null ? state.phase : 'failed'}
      data-first-picture-ms={state.firstPictureMs === null ? undefined : Math.round(state.firstPictureMs)}
    >
      <div className={styles.picture}>
        <div ref={host} className={styles.video} />
        <PlayerHead
          camera={name}
          state={state}
          showing={{ mode: 'live' }}
          nowMs={nowMs}
          occurredAtMs={nowMs}
        />
        <PictureMessage
          key={failure}
          state={state}
          failure={failure}
          lastPicture={state.atMs === null ? null : siteTime.time(state.atMs)}
          onRetry={retry}
          onLive={null}
        />
      </div>
    </figure>
  );
}
