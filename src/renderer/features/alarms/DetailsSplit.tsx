import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Splitter } from '../../ui/Splitter.tsx';
import styles from './AlarmsPane.module.css';

interface DetailsSplitProps {
  readonly list: ReactNode;
  /** Nothing: the list has all the room. */
  readonly details: ReactNode;
}

/** This machine's last height of the details, px. */
const heightKey = 'valerus.detailsHeight';
const usualHeight = 380;
/** On a tall screen the pictures grow with it. */
const usualShare = 0.42;
const leastDetails = 160;
/** Toolbar aside, so much of the list stays in view: its header and three rows. */
const leastList = 140;

function rememberedHeight(): number | null {
  const height = Number(localStorage.getItem(heightKey));
  return Number.isFinite(height) && height >= leastDetails ? height : null;
}

/** The list and, below a splitter that remembers its place, the details. */
export function DetailsSplit({ list, details }: DetailsSplitProps) {
  const { t } = useTranslation('alarms');
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(rememberedHeight);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);

  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.height ?? 0));
    if (frame.current) {
      watch.observe(frame.current);
    }
    return () => watch.disconnect();
  }, []);

  // A small window takes room from the details, but what the user chose comes back with the room.
  const most = Math.max(leastDetails, Math.floor(room) - leastList);
  const usual = Number.isFinite(room) ? Math.max(usualHeight, Math.round(room * usualShare)) : usualHeight;
  const height = Math.min(wanted ?? usual, most);
  return (
    <div ref={frame} className={styles.split}>
      <div className={styles.list}>{list}</div>
      {details && (
        <>
          <Splitter
            label={t('splitter')}
            height={height}
            least={leastDetails}
            most={Number.isFinite(most) ? most : height}
            onChange={(next) => {
              setWanted(next);
              localStorage.setItem(heightKey, String(next));
            }}
          />
          <div className={styles.details} style={{ height }}>
            {details}
          </div>
        </>
      )}
    </div>
  );
}
