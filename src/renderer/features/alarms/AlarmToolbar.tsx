import { ArrowUp, Keyboard, LoaderCircle, RefreshCw, Search, X } from 'lucide-react';
import { memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshAlarms } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectIsListKnown, selectUserId } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import styles from './AlarmToolbar.module.css';
import { type AlarmFilter, alarmFilters, createFilterCounter } from './alarmFilters.ts';
import { alarmOf } from './alarmTable.ts';
import { filterToggled, onlySelectedToggled, searchChanged } from './listViewSlice.ts';
import { PlaceButton } from './PlaceButton.tsx';
import { SelectionActions } from './SelectionActions.tsx';
import { selectFollowing } from './selectors.ts';
import type { PointerHandlers } from './usePresence.ts';

interface AlarmToolbarProps {
  readonly searchRef: Ref<HTMLInputElement>;
  /** Alarms that wait until the operator leaves the rows. */
  readonly waiting: readonly string[];
  readonly onShowWaiting: () => void;
  /** Lets the button of what waits hold the rows, as they do themselves. */
  readonly waitingHandlers: PointerHandlers;
  readonly onShowKeys: () => void;
}

/** Above the list: search, filters with their live counts, what waits, and Refresh. */
export function AlarmToolbar(props: AlarmToolbarProps) {
  const { searchRef, waiting, onShowWaiting, waitingHandlers, onShowKeys } = props;
  const { t } = useTranslation('alarms');
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('toolbar')}>
      <AlarmSearch searchRef={searchRef} />
      <FilterButtons />
      <ListComing />
      <span className={styles.space} />
      {waiting.length > 0 && (
        <WaitingButton waiting={waiting} handlers={waitingHandlers} onShow={onShowWaiting} />
      )}
      <SelectionActions />
      <span className={styles.divider} aria-hidden="true" />
      <ListButtons onShowKeys={onShowKeys} />
      <PlaceButton />
    </div>
  );
}

/** Refresh and the sheet of keys. Like the other parts with tooltips it is not drawn again for each change of the list. */
const ListButtons = memo(function ListButtons({ onShowKeys }: Pick<AlarmToolbarProps, 'onShowKeys'>) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  return (
    <>
      <Hint text={t('refresh.button')}>
        <Button icon aria-label={t('refresh.button')} onClick={() => dispatch(refreshAlarms(undefined))}>
          <RefreshCw size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
      <Hint text={t('shell:hint', { text: t('keys.title'), key: '?' })} placement="left">
        <Button icon aria-label={t('keys.title')} aria-keyshortcuts="?" onClick={onShowKeys}>
          <Keyboard size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
    </>
  );
});

const AlarmSearch = memo(function AlarmSearch({ searchRef }: Pick<AlarmToolbarProps, 'searchRef'>) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const search = useAppSelector((state) => state.listView.search);
  return (
    <search className={styles.search}>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={searchRef}
        type="text"
        className={styles.searchInput}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        title={t('shell:hint', { text: t('search.label'), key: '/' })}
        placeholder={t('search.placeholder')}
        value={search}
        maxLength={100}
        spellCheck={false}
        onChange={(event) => dispatch(searchChanged(event.target.value))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (search === '') {
              event.currentTarget.blur();
            }
            dispatch(searchChanged(''));
          }
        }}
      />
      {search === '' ? (
        <KeyCap>/</KeyCap>
      ) : (
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={t('search.clear')}
          onClick={() => dispatch(searchChanged(''))}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      )}
    </search>
  );
});

/** Says that not every open alarm is here yet: what is counted, searched and selected until then is not all there is. */
function ListComing() {
  const { t } = useTranslation('alarms');
  const following = useAppSelector(selectFollowing);
  const isComing = following !== null && following > 0;
  return (
    <span className={styles.coming} role="status">
      {isComing && (
        <>
          <LoaderCircle size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('coming')}
        </>
      )}
    </span>
  );
}

function FilterButtons() {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const siteTime = useSiteTime();
  const pressed = useAppSelector((state) => state.listView.filters);
  const onlySelected = useAppSelector((state) => state.listView.onlySelected);
  const selectedCount = useAppSelector((state) => state.listView.selected.length);
  const [countFilters] = useState(createFilterCounter);
  const alarms = useAppSelector((state) => state.alarms);
  const counts = countFilters(alarms, useAppSelector(selectUserId));
  // All of a list that there is: before the first one, a number would be made up.
  const isWhole = useAppSelector((state) => selectFollowing(state) === 0 && selectIsListKnown(state));
  const labels: Record<AlarmFilter, string> = {
    new: t('filter.new'),
    escalated: t('filter.escalated'),
    mine: t('filter.mine'),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of toggles in a toolbar, not the fields of a form
    <div className={styles.filters} role="group" aria-label={t('filter.group')}>
      {alarmFilters.map((filter) => (
        <Button
          key={filter}
          pressed={pressed.includes(filter)}
          data-filter={filter}
          onClick={() => dispatch(filterToggled(filter))}
        >
          {labels[filter]}{' '}
          <span className={styles.count}>{isWhole ? siteTime.number(counts[filter]) : '…'}</span>
        </Button>
      ))}
      <Button
        pressed={onlySelected}
        unavailable={selectedCount === 0}
        data-filter="selected"
        onClick={() => dispatch(onlySelectedToggled())}
      >
        {t('filter.selected')} <span className={styles.count}>{siteTime.number(selectedCount)}</span>
      </Button>
    </div>
  );
}

interface WaitingButtonProps {
  readonly waiting: readonly string[];
  readonly handlers: PointerHandlers;
  readonly onShow: () => void;
}

function WaitingButton({ waiting, handlers, onShow }: WaitingButtonProps) {
  const { t } = useTranslation('alarms');
  const table = useAppSelector((state) => state.alarms.table);
  const count = waiting.length;
  const highest = waiting
    .flatMap((id) => alarmOf(table, id)?.priority ?? [])
    .sort((first, second) => first - second)[0];
  return (
    <Hint text={t('waiting.hint', { count })}>
      <Button data-waiting={count} {...handlers} onClick={onShow}>
        {highest && <PriorityMark priority={highest} label={t('priority', { priority: highest })} />}
        <span>{t('waiting.button', { count })}</span>
        <ArrowUp size={14} strokeWidth={2} aria-hidden="true" />
      </Button>
    </Hint>
  );
}
