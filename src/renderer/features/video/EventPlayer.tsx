import { useTranslation } from 'react-i18next';
import type { FoundEvent } from '../../../shared/link/search.ts';
import styles from './AlarmPlayers.module.css';
import { VideoPlayer } from './VideoPlayer.tsx';

/** So much before an event its recording begins, s. */
const secondsBefore = 5;

interface EventPlayerProps {
  readonly event: Pick<FoundEvent, 'id' | 'serverAt'>;
  readonly camera: NonNullable<FoundEvent['resource']>;
}

/** The recording of an event's own camera, around its time (R-H06, ADR 0035). */
export function EventPlayer({ event, camera }: EventPlayerProps) {
  const { t } = useTranslation('video');
  return (
    <section className={styles.single} aria-label={t('eventRegion')}>
      <VideoPlayer
        key={event.id}
        subject={{
          through: 'events',
          id: event.id,
          occurredAt: event.serverAt,
          videoStart: { mode: 'playback', secondsBefore },
        }}
        camera={camera}
        place={0}
      />
    </section>
  );
}
