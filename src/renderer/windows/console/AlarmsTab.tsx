import { AppWindow } from 'lucide-react';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { tabShown } from '../../app/placeSlice.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectBadge } from '../../app/workstationSlice.ts';
import { moveAlarmsOut, showAlarms } from '../../features/alarms/index.ts';
import styles from './TopBar.module.css';

/** From here on a press is a drag, px. */
const dragFrom = 8;
/** So near to the window's edge a dropped tab is meant to leave it, px. */
const edge = 24;

/** The Alarms tab: its badge, the way to its window while it is out, and by dragging to the window's edge the way out (R-J01, R-J02). */
export function AlarmsTab() {
  const { t } = useTranslation(['shell', 'alarms']);
  const dispatch = useAppDispatch();
  const siteTime = useSiteTime();
  const badge = useAppSelector(selectBadge);
  const isOut = useAppSelector((state) => state.alarmsPlace.isOut);
  const isCurrent = useAppSelector((state) => state.place.tab === 'alarms');
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [drag, setDrag] = useState<'none' | 'inside' | 'leaving'>('none');

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0 && !isOut) {
      event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current = { x: event.clientX, y: event.clientY };
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const from = pressed.current;
    if (from && (drag !== 'none' || Math.hypot(event.clientX - from.x, event.clientY - from.y) > dragFrom)) {
      setDrag(isLeaving(event) ? 'leaving' : 'inside');
    }
  };
  const drop = (event: PointerEvent<HTMLElement>) => {
    pressed.current = null;
    if (drag === 'leaving') {
      dispatch(moveAlarmsOut({ at: { x: Math.round(event.screenX), y: Math.round(event.screenY) } }));
    }
    setDrag('none');
  };
  return (
    <button
      type="button"
      className={styles.tab}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts="Alt+1"
      data-drag={drag === 'none' ? undefined : drag}
      title={isOut ? t('alarms:place.show') : t('alarms:place.drag')}
      onClick={() => {
        dispatch(tabShown('alarms'));
        if (isOut) {
          dispatch(showAlarms(undefined));
        }
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={drop}
      onPointerCancel={() => {
        pressed.current = null;
        setDrag('none');
      }}
    >
      {t('tab.alarms')}
      {isOut && (
        <AppWindow size={14} strokeWidth={1.75} role="img" aria-label={t('alarms:place.elsewhere')} />
      )}
      {badge > 0 && (
        <span className={styles.badge} role="img" aria-label={t('tab.badge', { count: badge })}>
          {siteTime.number(badge)}
        </span>
      )}
    </button>
  );
}

/** The tab itself is at the upper edge: that one counts only from outside. */
function isLeaving({ clientX: x, clientY: y }: PointerEvent): boolean {
  return y < 0 || x < edge || x > window.innerWidth - edge || y > window.innerHeight - edge;
}
