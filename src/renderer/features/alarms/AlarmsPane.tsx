import { useMemo, useRef } from 'react';
import { useStore } from 'react-redux';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import type { RootState } from '../../app/store.ts';
import { AlarmDetails } from './AlarmDetails.tsx';
import { AlarmGrid, type AlarmGridHandle } from './AlarmGrid.tsx';
import styles from './AlarmsPane.module.css';
import { AlarmToolbar } from './AlarmToolbar.tsx';
import { CloseAlarmDialog } from './CloseAlarmDialog.tsx';
import { DetailsSplit } from './DetailsSplit.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { ListState } from './ListState.tsx';
import { nextNewAlarm } from './nextNewAlarm.ts';
import { selectAlarm } from './selectors.ts';
import { useAlarmActions } from './useAlarmActions.ts';
import { useAlarmList } from './useAlarmList.ts';
import { useHeldRows } from './useHeldRows.ts';
import { useLooking } from './useLooking.ts';
import { usePaneKeys } from './usePaneKeys.ts';
import { usePresence } from './usePresence.ts';

/** The Alarms tab: the list above, the details of the opened alarm below. */
export function AlarmsPane() {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  const { opened, search, filters, sort } = useAppSelector((state) => state.listView);
  const actions = useAlarmActions();
  const wanted = useAlarmList();
  const presence = usePresence();
  // Another value whenever the user asks for another list.
  const asked = useMemo(() => ({ search, filters, sort }), [search, filters, sort]);
  const { rows, waiting, settle } = useHeldRows(wanted, presence.isPresent, asked);
  const grid = useRef<AlarmGridHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useLooking();

  const currentAlarm = () => grid.current?.focusedAlarm() ?? opened;
  usePaneKeys({
    search: () => {
      searchField.current?.focus();
      searchField.current?.select();
    },
    handle: () => {
      const id = currentAlarm();
      if (id !== null) {
        actions.handle(id);
      }
    },
    close: () => {
      const id = currentAlarm();
      if (id === null) {
        return;
      }
      actions.open(id);
      if (selectAlarm(store.getState(), id)?.allowed.includes('alarm.close')) {
        actions.askToClose(id);
      }
    },
    next: () => {
      settle();
      const { table } = store.getState().alarms;
      // What has just come in goes first; else the next one down the list.
      const id = nextNewAlarm(waiting, table, null) ?? nextNewAlarm(wanted, table, currentAlarm());
      if (id === null) {
        dispatch(noticed({ kind: 'noNewAlarm' }));
        return;
      }
      grid.current?.focusAlarm(id);
      actions.open(id);
    },
  });

  const closeDetails = () => {
    if (opened !== null) {
      grid.current?.focusAlarm(opened);
    }
    actions.open(null);
  };
  const list =
    rows.ids.length === 0 ? (
      <ListState />
    ) : (
      <AlarmGrid
        ref={grid}
        shown={rows.ids}
        opened={opened}
        presence={presence.handlers}
        onOpen={actions.open}
      />
    );
  return (
    <section className={styles.pane}>
      <LinkBanner />
      <AlarmToolbar searchRef={searchField} waiting={waiting} onShowWaiting={settle} />
      <DetailsSplit list={list} details={opened && <AlarmDetails id={opened} onClose={closeDetails} />} />
      <CloseAlarmDialog />
    </section>
  );
}
