import { AppWindow, PanelTopClose } from 'lucide-react';
import { memo } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Pressable } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../app/bridge.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import styles from './PlaceButton.module.css';
import { moveAlarmsOut, putAlarmsBack } from './sharedView.ts';

/** Moves the alarms to another monitor, or back into the console window (R-J01). */
export const PlaceButton = memo(function PlaceButton() {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const displays = useAppSelector((state) => state.alarmsPlace.displays);
  if (bridge().role === 'alarms') {
    return (
      <Hint text={t('place.putBack')} placement="left">
        <Button icon aria-label={t('place.putBack')} onClick={() => dispatch(putAlarmsBack(undefined))}>
          <PanelTopClose size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
    );
  }
  const others = displays.filter(({ hasConsole }) => !hasConsole);
  if (others.length < 2) {
    return (
      <Hint text={t('place.moveOut')} placement="left">
        <Button icon aria-label={t('place.moveOut')} onClick={() => dispatch(moveAlarmsOut({}))}>
          <AppWindow size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
    );
  }
  return (
    <MenuTrigger>
      <Pressable>
        <Button icon aria-label={t('place.moveOut')} title={t('place.moveOut')}>
          <AppWindow size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Pressable>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
        <Menu aria-label={t('place.choose')} className={styles.menu ?? ''}>
          {others.map(({ id, label, width, height }, index) => (
            <MenuItem
              key={id}
              className={styles.display ?? ''}
              onAction={() => dispatch(moveAlarmsOut({ display: id }))}
            >
              {label || t('place.display', { number: index + 2 })}
              <span className={styles.size}>{t('place.size', { width, height })}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
