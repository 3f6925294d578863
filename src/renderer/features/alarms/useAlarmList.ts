import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { selectLocale, selectUserId } from '../../app/workstationSlice.ts';
import { createAlarmSearch, passesFilters, searchWords } from './alarmFilters.ts';
import { createAlarmOrder, orderingOf } from './alarmOrder.ts';
import { createEventTexts } from './alarmTexts.ts';
import { selectSelectedSet } from './selectors.ts';
import { createTextOrder } from './textOrder.ts';

/** The alarms that search and filters show, in the order that the user chose. */
export function useAlarmList(): readonly string[] {
  const { t } = useTranslation('alarms');
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
    const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
    return {
      texts: {
        name: createTextOrder(collator),
        event: createTextOrder(collator),
        assignee: createTextOrder(collator),
      },
      eventText,
      search: createAlarmSearch(eventText),
    };
  }, [locale, t]);
  const ordering = useMemo(() => orderingOf(sort, language), [sort, language]);
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
