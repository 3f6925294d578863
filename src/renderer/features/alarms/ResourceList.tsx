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
import { Panel } from '../../ui/Panel.tsx';
import { resourceKindText } from './alarmTexts.ts';
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

/** The alarm's resources, the one that triggered it first and marked (R-F02). */
export function ResourceList({ resources }: { readonly resources: readonly AlarmResource[] }) {
  const { t } = useTranslation('alarms');
  return (
    <Panel title={t('resources.title')}>
      {resources.length === 0 && <p className={styles.none}>{t('resources.none')}</p>}
      <ul>
        {resources.map(({ id, name, kind, trigger }) => {
          const Icon = icons[kind];
          return (
            <li key={id} className={styles.resource} data-trigger={trigger || undefined}>
              <Icon size={16} strokeWidth={1.75} aria-label={resourceKindText(t, kind)} role="img" />
              <span className={styles.name} title={name}>
                {name}
              </span>
              {trigger && <span className={styles.mark}>{t('resources.trigger')}</span>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
