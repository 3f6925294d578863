import {
  Cctv,
  CircleDot,
  DoorClosed,
  HardDrive,
  type LucideIcon,
  PlugZap,
  ScanLine,
  Server,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AlarmResource, ResourceKind } from '../../../shared/domain/alarm.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { resourceKindText } from '../../app/kindTexts.ts';
import { Hint } from '../../ui/Hint.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { cameraPlaced, selectPlayers, startResourceDrag } from '../video/index.ts';
import styles from './ResourceList.module.css';

const icons: Record<ResourceKind, LucideIcon> = {
  camera: Cctv,
  input: CircleDot,
  door: DoorClosed,
  reader: ScanLine,
  storage: HardDrive,
  nvr: Server,
  output: PlugZap,
};

/** The alarm's resources, the one that triggered it first and marked; cameras can be sent to a player (R-F02, R-F04). */
export function ResourceList({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation('alarms');
  return (
    <Panel title={t('resources.title')}>
      {alarm.resources.length === 0 && <p className={styles.none}>{t('resources.none')}</p>}
      <ul>
        {alarm.resources.map((resource) => (
          <li key={resource.id}>
            {resource.hasVideo ? (
              <CameraRow alarm={alarm} resource={resource} />
            ) : (
              <div className={styles.resource} data-trigger={resource.trigger || undefined}>
                <ResourceWords resource={resource} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A resource with video: dragged onto a player, or sent there with 1 and 2. */
function CameraRow({ alarm, resource }: { readonly alarm: AlarmView; readonly resource: AlarmResource }) {
  const { t } = useTranslation('video');
  const dispatch = useAppDispatch();
  const players = useAppSelector((state) => selectPlayers(state, alarm));
  const places = [0, 1].filter((place) => players[place]?.id === resource.id);
  return (
    <Hint text={t('sendHint')} placement="right">
      <button
        type="button"
        className={styles.resource}
        data-trigger={resource.trigger || undefined}
        draggable
        onDragStart={(event) => startResourceDrag(event.dataTransfer, resource.id)}
        onKeyDown={({ key }) => {
          if (key === '1' || key === '2') {
            const place = key === '1' ? 0 : 1;
            dispatch(cameraPlaced({ alarm: alarm.id, place, resource: resource.id }));
          }
        }}
      >
        <ResourceWords resource={resource} />
        {places.map((place) => (
          <span key={place} className={styles.place}>
            <span aria-hidden="true">{place + 1}</span>
            <span className={styles.spoken}>{t('inPlayer', { place: place + 1 })}</span>
          </span>
        ))}
      </button>
    </Hint>
  );
}

function ResourceWords({ resource: { name, kind, trigger } }: { readonly resource: AlarmResource }) {
  const { t } = useTranslation('alarms');
  const Icon = icons[kind];
  return (
    <>
      <Icon size={16} strokeWidth={1.75} aria-label={resourceKindText(t, kind)} role="img" />
      <span className={styles.name} title={name}>
        {name}
      </span>
      {trigger && <span className={styles.mark}>{t('resources.trigger')}</span>}
    </>
  );
}
