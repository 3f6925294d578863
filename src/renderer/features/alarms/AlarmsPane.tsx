import { useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'react-redux';
import { refreshAlarms } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import type { RootState } from '../../app/store.ts';
import { AlarmDetails } from './AlarmDetails.tsx';
import { AlarmGrid, type AlarmGridHandle } from './AlarmGrid.tsx';
import styles from './AlarmsPane.module.css';
import { AlarmToolbar } from './AlarmToolbar.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { CloseAlarmDialog } from './CloseAlarmDialog.tsx';
import { DetailsSplit } from './DetailsSplit.tsx';
import { KeysSheet } from './KeysSheet.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { ListState } from './ListState.tsx';
import { tabClosed, tabFocused } from './listViewSlice.ts';
import { nextNewAlarm } from './nextNewAlarm.ts';
import { projectedAlarm } from './projectedAlarm.ts';
import { selectAlarm, selectFollowing, selectTabs } from './selectors.ts';
import { useSharedView } from './sharedView.ts';
import { useAlarmActions } from './useAlarmActions.ts';
import { useAlarmList } from './useAlarmList.ts';
import { useAskedAlarm } from './useAskedAlarm.ts';
import { useFirstShown } from './useFirstShown.ts';
import { useHeldRows } from './useHeldRows.ts';
import { useLooking } from './useLooking.ts';
import { usePaneKeys } from './usePaneKeys.ts';
import { usePresence } from './usePresence.ts';

/** The Alarms tab: the list above, the details of the opened alarm below. */
export function AlarmsPane() {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  const { opened, search, filters, onlySelected, sort } = useAppSelector((state) => state.listView);
  const actions = useAlarmActions();
  const wanted = useAlarmList();
  const presence = usePresence();
  // Another value whenever the user asks for another list.
  const asked = useMemo(
    () => ({ search, filters, onlySelected, sort }),
    [search, filters, onlySelected, sort],
  );
  // While the list is on its way its rows are not new: they come in below, and nothing of them waits.
  const following = useAppSelector(selectFollowing);
  useFirstShown(following !== null);
  const isWhole = following === 0;
  const { rows, waiting, settle } = useHeldRows(wanted, isWhole && presence.isPresent, asked);
  const grid = useRef<AlarmGridHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  useLooking();
  useSharedView();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  // The same functions from change to change, so that what has not changed is not drawn again.
  const showKeys = useCallback(() => setIsSheetOpen(true), []);
  const hideKeys = useCallback(() => setIsSheetOpen(false), []);
  const leaveGone = useCallback(
    (id: string) => {
      grid.current?.focusAlarm(id);
      dispatch(tabClosed(id));
    },
    [dispatch],
  );
  const leaveDetails = useCallback(
    (id: string) => {
      grid.current?.focusAlarm(id);
      actions.open(null);
    },
    [actions],
  );
  const show = (id: string) => {
    settle();
    grid.current?.focusAlarm(id);
    actions.open(id);
  };
  useAskedAlarm((id) => {
    if (selectAlarm(store.getState(), id)) {
      show(id);
    }
  });

  const onCurrent = (act: (id: string) => void) => () => {
    const id = currentAlarm();
    if (id !== null) {
      act(id);
    }
  };
  const currentAlarm = () => grid.current?.focusedAlarm() ?? opened;
  usePaneKeys({
    search: () => {
      searchField.current?.focus();
      searchField.current?.select();
    },
    handle: onCurrent(actions.handle),
    handleSelected: actions.handleSelected,
    assign: onCurrent((id) => actions.askToAssign([id])),
    assignSelected: () => actions.askToAssign(store.getState().listView.selected),
    history: onCurrent(actions.toggleHistory),
    historyOfSelected: actions.historyOfSelected,
    procedure: () => nextStep()?.focus(),
    tick: () => tickNextStep(),
    sheet: showKeys,
    refresh: () => dispatch(refreshAlarms(undefined)),
    tab: (index) => {
      const id = selectTabs(store.getState())[index];
      if (id !== undefined) {
        dispatch(tabFocused(id));
      }
    },
    close: onCurrent((id) => {
      if (store.getState().listView.opened !== id) {
        actions.open(id);
      }
      if (projectedAlarm(store.getState(), id)?.allowed.includes('alarm.close')) {
        actions.askToClose(id);
      }
    }),
    next: () => {
      settle();
      const { table } = store.getState().alarms;
      // What has just come in goes first; else the next one down the list.
      const id = nextNewAlarm(waiting, table, null) ?? nextNewAlarm(wanted, table, currentAlarm());
      if (id === null) {
        dispatch(noticed({ kind: 'noNewAlarm' }));
        return;
      }
      show(id);
    },
  });

  const list =
    rows.ids.length === 0 ? (
      <ListState />
    ) : (
      <AlarmGrid ref={grid} shown={rows.ids} opened={opened} presence={presence.list} onOpen={actions.open} />
    );
  return (
    <section className={styles.pane}>
      <LinkBanner />
      <AlarmToolbar
        searchRef={searchField}
        waiting={waiting}
        onShowWaiting={() => {
          settle();
          // The button goes with what waited, so the pointer is not seen to leave it.
          presence.release();
        }}
        waitingHandlers={presence.pointerHandlers}
        onShowKeys={showKeys}
      />
      <DetailsSplit
        list={list}
        details={opened && <AlarmDetails id={opened} onGone={leaveGone} onClose={leaveDetails} />}
      />
      <CloseAlarmDialog />
      <AssignDialog />
      <KeysSheet isOpen={isSheetOpen} onClose={hideKeys} />
    </section>
  );
}

/** The next step that is not ticked, else the first; the procedure of the alarm in front is the only one on the screen. */
function nextStep(): HTMLInputElement | undefined {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-procedure] input[type=checkbox]')];
  return boxes.find((box) => !box.checked) ?? boxes[0];
}

/** Ticks the next step where the focus stays; a step that wants a comment asks for it. One that is ticked is never taken back. */
function tickNextStep(): void {
  const step = nextStep();
  if (step && !step.checked) {
    step.scrollIntoView({ block: 'nearest' });
    step.click();
  }
}
