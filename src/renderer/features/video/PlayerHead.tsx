import { useTranslation } from 'react-i18next';
import { useSiteTime } from '../../app/useSiteTime.ts';
import type { PlayerState } from './playerState.ts';
import type { Showing } from './recording.ts';
import styles from './VideoPlayer.module.css';

/** A live picture that is older than this, ms, is no longer called live: the delay of HLS is below it. */
const liveWithinMs = 15_000;

interface PlayerHeadProps {
  readonly camera: string;
  readonly state: PlayerState;
  readonly showing: Showing;
  readonly nowMs: number;
  readonly occurredAtMs: number;
}

/** What a picture is, over the picture: live or from when, which camera, at what time. */
export function PlayerHead({ camera, state, showing, nowMs, occurredAtMs }: PlayerHeadProps) {
  const siteTime = useSiteTime();
  const { atMs, phase } = state;
  const isExact = phase === 'paused' && atMs !== null;
  const hundredths = isExact ? `.${String(Math.floor((atMs % 1000) / 10)).padStart(2, '0')}` : '';
  return (
    <figcaption className={styles.head}>
      <Badge isLive={showing.mode === 'live' && isNow(state, nowMs)} state={state} from={occurredAtMs} />
      <span className={styles.camera}>{camera}</span>
      {atMs !== null && (
        <time className={styles.time} dateTime={new Date(atMs).toISOString()}>
          {siteTime.time(atMs)}
          {hundredths}
        </time>
      )}
    </figcaption>
  );
}

function isNow({ atMs, phase }: PlayerState, nowMs: number): boolean {
  return phase === 'loading' || (phase === 'playing' && atMs !== null && nowMs - atMs < liveWithinMs);
}

function Badge({
  isLive,
  state,
  from,
}: {
  readonly isLive: boolean;
  readonly state: PlayerState;
  readonly from: number;
}) {
  const { t } = useTranslation('video');
  const siteTime = useSiteTime();
  if (isLive) {
    return (
      <span className={styles.badge} data-kind="live">
        <span className={styles.word}>{t('badge.live')}</span>
      </span>
    );
  }
  const seconds = state.atMs === null ? null : Math.floor((state.atMs - from) / 1000);
  // Seconds say something near the alarm; an hour later the clock says more.
  const isNear = seconds !== null && Math.abs(seconds) < 600;
  const offset = isNear ? `${seconds < 0 ? '−' : '+'}${siteTime.seconds(Math.abs(seconds))}` : '';
  const word = state.phase === 'paused' ? t('badge.paused') : t('badge.playback');
  return (
    <span className={styles.badge} data-kind="recorded" data-offset={isNear || undefined}>
      <span className={styles.word}>{word}</span> {offset}
    </span>
  );
}
