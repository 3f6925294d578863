import { VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import styles from './AlarmPlayers.module.css';
import { draggedResource } from './resourceDrag.ts';
import { VideoPlayer } from './VideoPlayer.tsx';
import { cameraPlaced, type PlayerPlace, selectPlayers } from './videoSlice.ts';

/** An alarm's two players, with its first two cameras or those that the operator put there (R-F03, R-F04). */
export function AlarmPlayers({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation('video');
  const dispatch = useAppDispatch();
  const players = useAppSelector((state) => selectPlayers(state, alarm));
  if (players[0] === null) {
    return (
      <section className={styles.none} aria-label={t('region')}>
        <VideoOff size={16} strokeWidth={1.75} aria-hidden="true" />
        <p>{t('noCameras')}</p>
      </section>
    );
  }
  const places: readonly PlayerPlace[] = [0, 1];
  return (
    <section className={styles.players} aria-label={t('region')}>
      {places.map((place) => {
        const camera = players[place];
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way to drop a camera; by keyboard it is sent with 1 and 2
          <div
            key={place}
            className={styles.place}
            onDragOver={(event) => {
              if (draggedResource(event.dataTransfer, alarm.resources) !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              const resource = draggedResource(event.dataTransfer, alarm.resources);
              if (typeof resource !== 'string' || resource === '') return;
              event.preventDefault();
              dispatch(cameraPlaced({ alarm: alarm.id, place, resource }));
            }}
          >
            {camera ? (
              // Another camera, or another alarm, is another player.
              <VideoPlayer
                key={`${alarm.id} ${camera.id}`}
                subject={{ through: 'alarms', ...alarm }}
                camera={camera}
                place={place}
              />
            ) : (
              <p className={styles.empty}>{t('emptyPlayer')}</p>
            )}
          </div>
        );
      })}
    </section>
  );
}
