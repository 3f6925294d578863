import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'react-redux';
import { useAppSelector } from '../../app/hooks.ts';
import type { RootState } from '../../app/store.ts';
import { selectLocale, selectUserId } from '../../app/workstationSlice.ts';
import { createAlarmSearch, passesFilters, searchWords } from './alarmFilters.ts';
import { createAlarmOrder, createTextOrder, orderingOf, textsOfColumn } from './alarmOrder.ts';
import { allAlarms } from './alarmTable.ts';
import { createEventTexts } from './alarmTexts.ts';
import { selectFollowing, selectSelectedSet } from './selectors.ts';

/** The alarms that search and filters show, in the order that the user chose. */
export function useAlarmList(): readonly string[] {
  const { t } = useTranslation('alarms');
  const store = useStore<RootState>();
  const alarms = useAppSelector((state) => state.alarms);
  const locale = useAppSelector(selectLocale);
  const userId = useAppSelector(selectUserId);
  const { search, filters, onlySelected, sort } = useAppSelector((state) => state.listView);
  const selectedSet = useAppSelector(selectSelectedSet);
  // A tick changes the list only where the list is of what is ticked.
  const selected = onlySelected ? selectedSet : null;
  const [order] = useState(createAlarmOrder);

  const language = useMemo(() => {
    const eventText = createEventTexts(t);
    return {
      collator: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
      eventText,
      search: createAlarmSearch(eventText),
    };
  }, [locale, t]);
  const { column } = sort;
  const isWhole = useAppSelector(selectFollowing) === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are put in order anew once all of them are here
  const texts = useMemo(() => {
    const known = textsOfColumn(column, allAlarms(store.getState().alarms.table), language.eventText);
    return createTextOrder(language.collator, known);
  }, [column, language, store, isWhole]);
  const ordering = useMemo(
    () => orderingOf(sort, { texts, eventText: language.eventText }),
    [sort, texts, language],
  );
  const words = useMemo(() => searchWords(search), [search]);

  return useMemo(() => {
    const ordered = order(alarms, ordering);
    const shown =
      filters.length === 0 && words.length === 0 && selected === null
        ? ordered
        : ordered.filter(
            (alarm) =>
              (selected === null || selected.has(alarm.id)) &&
              passesFilters(alarm, filters, userId) &&
              language.search.matches(alarm, words),
          );
    return shown.map(({ id }) => id);
  }, [order, alarms, ordering, filters, selected, userId, language, words]);
}
