import { CalendarClock } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { CollectionPage } from '../editing/CollectionPage.tsx';
import type { ItemColumn } from '../editing/itemColumns.ts';
import { ScheduleNow } from './ScheduleNow.tsx';
import { always } from './scheduleForm.ts';
import { useScheduleUses } from './scheduleUse.ts';

type Item = ConfigurationShown<'schedules'>;

const hourMinutes = 60;

/** The schedules of the site (R-D03). */
export function ScheduleList() {
  const { t } = useTranslation('site');
  const usesOf = useScheduleUses();
  const columns = useMemo((): readonly ItemColumn<Item>[] => {
    const nameOf = ({ id, name }: Item) => (id === always ? t('schedule.always') : name);
    return [
      { id: 'name', title: t('column.name'), width: 'minmax(180px, 2fr)', cell: nameOf, sortBy: nameOf },
      {
        id: 'now',
        title: t('column.now'),
        width: '120px',
        cell: (item) => <ScheduleNow schedule={item} isShort />,
      },
      {
        id: 'hours',
        title: t('column.hours'),
        width: '130px',
        cell: (item) => t('schedule.hours', { hours: weekHours(item) }),
        sortBy: weekHours,
      },
      {
        id: 'exceptions',
        title: t('column.exceptions'),
        width: '110px',
        cell: ({ exceptions }) => exceptions.length,
        sortBy: ({ exceptions }) => exceptions.length,
      },
      {
        id: 'uses',
        title: t('column.uses'),
        width: 'minmax(120px, 1fr)',
        cell: ({ id }) => usesOf && t('schedule.uses', { count: usesOf(id).length }),
        sortBy: ({ id }) => usesOf?.(id).length ?? 0,
      },
    ];
  }, [t, usesOf]);
  const whyKept = ({ id }: Item) => {
    if (id === always) return t('schedule.alwaysKept');
    const names = (usesOf?.(id) ?? []).map(({ name }) => name);
    return names.length === 0 ? null : t('schedule.inUse', { names: names.join(', ') });
  };
  return (
    <CollectionPage
      collection="schedules"
      icon={CalendarClock}
      columns={columns}
      texts={{ create: t('schedule.create'), empty: t('schedule.empty') }}
      whyKept={whyKept}
    />
  );
}

/** Hours a week, to the quarter. */
function weekHours({ weekly }: Item): number {
  const minutes = weekly.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
  return Math.round((minutes * 4) / hourMinutes) / 4;
}
