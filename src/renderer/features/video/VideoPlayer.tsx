import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmResource } from '../../../shared/domain/alarm.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { PictureMessage } from './PictureMessage.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import { PlayerHead } from './PlayerHead.tsx';
import { commandOfKey, type PlayerCommand, rates } from './playerCommands.ts';
import {
  firstShowing,
  hasLive,
  type Showing,
  showingFrom,
  sliderSpan,
  type VideoSubject,
  videoAddress,
} from './recording.ts';
import { useCameraPlayer } from './useCameraPlayer.ts';
import { useRetryWhileStalled } from './useRetryWhileStalled.ts';
import { useSnapshot } from './useSnapshot.ts';
import styles from './VideoPlayer.module.css';
import type { PlayerPlace } from './videoSlice.ts';

interface VideoPlayerProps {
  readonly subject: VideoSubject;
  readonly camera: Pick<AlarmResource, 'id' | 'name'>;
  readonly place: PlayerPlace;
}

const jumpMs = 10_000;

/** A full player of one camera (R-F05). Its keys work while the focus is inside of it. */
export function VideoPlayer({ subject, camera, place }: VideoPlayerProps) {
  const { t } = useTranslation('video');
  const siteTime = useSiteTime();
  const nowMs = useServerNow();
  const { clockOffsetMs } = useAppSelector(selectLink);
  const frame = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [showing, setShowing] = useState<Showing>(() => firstShowing(subject, Date.now() + clockOffsetMs));
  const { state, failure, player, retry } = useCameraPlayer(host, videoAddress(subject, camera.id, showing));
  const snapshot = useSnapshot();
  const occurredAtMs = Date.parse(subject.occurredAt);
  const span = sliderSpan({ occurredAtMs, nowMs, showing, atMs: state.atMs });

  const seek = (atMs: number) => {
    if (!player.current?.seek(atMs)) setShowing(showingFrom(subject, atMs, nowMs));
  };
  // From where the picture stands, not from where the recording began.
  const again = () => {
    const { atMs } = state;
    if (showing.mode === 'live' || atMs === null || atMs === showing.startMs) retry();
    else setShowing(showingFrom(subject, atMs, nowMs));
  };
  useRetryWhileStalled(state.phase === 'stalled', again);
  const run = (command: PlayerCommand) => {
    const { current } = player;
    const atMs = current?.state.atMs ?? null;
    switch (command) {
      case 'playPause':
        if (state.phase === 'ended' && atMs !== null) setShowing(showingFrom(subject, atMs, nowMs));
        else if (current?.video.paused) current.play();
        else current?.pause();
        break;
      case 'back':
      case 'forward':
        if (atMs !== null) seek(atMs + (command === 'back' ? -jumpMs : jumpMs));
        break;
      case 'previousFrame':
        current?.step(-1);
        break;
      case 'nextFrame':
        current?.step(1);
        break;
      case 'live':
        if (showing.mode === 'live') current?.toLiveEdge();
        else if (hasLive(subject)) setShowing({ mode: 'live' });
        break;
      case 'slower':
        current?.setRate(rates.findLast((rate) => rate < state.rate) ?? rates[0]);
        break;
      case 'faster':
        current?.setRate(rates.find((rate) => rate > state.rate) ?? state.rate);
        break;
      case 'audio':
        if (state.hasAudio) current?.setMuted(!state.isMuted);
        break;
      case 'snapshot':
        if (current && atMs !== null) snapshot.take(current.video, camera.name, atMs);
        break;
      case 'fullScreen':
        if (document.fullscreenElement) document.exitFullscreen().catch(() => snapshot.refused());
        else frame.current?.requestFullscreen().catch(() => snapshot.refused());
        break;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOfKey(event);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };

  return (
    <figure
      ref={frame}
      className={styles.player}
      aria-label={t('player', { place: place + 1, camera: camera.name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that its keys can be reached without a button
      tabIndex={0}
      data-phase={failure === null ? state.phase : 'failed'}
      data-first-picture-ms={state.firstPictureMs === null ? undefined : Math.round(state.firstPictureMs)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.picture}>
        <div ref={host} className={styles.video} />
        <PlayerHead
          camera={camera.name}
          state={state}
          showing={showing}
          nowMs={nowMs}
          occurredAtMs={occurredAtMs}
        />
        <PictureMessage
          key={`${showing.mode} ${failure}`}
          state={state}
          failure={failure}
          lastPicture={state.atMs === null ? null : siteTime.time(state.atMs)}
          onRetry={again}
          onLive={showing.mode === 'live' || !hasLive(subject) ? null : () => run('live')}
        />
      </div>
      <PlayerBar
        state={state}
        isLive={showing.mode === 'live'}
        hasLive={hasLive(subject)}
        isUsable={failure === null && state.firstPictureMs !== null}
        span={span}
        occurredAtMs={occurredAtMs}
        onCommand={run}
        onSeek={seek}
      />
    </figure>
  );
}
