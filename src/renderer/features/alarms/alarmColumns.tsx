import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { ActionsCell } from './ActionsCell.tsx';
import { eventText } from './alarmTexts.ts';
import { useRowLanguage } from './rowLanguage.ts';
import { StateCell } from './StateCell.tsx';
import { TimeAndDay } from './TimeAndDay.tsx';

/** What the list's table is capable of: it keeps the sort; filtering, order and the window of rows are the feature's own. */
export const alarmTableFeatures = tableFeatures({ rowSortingFeature });

const column = createColumnHelper<typeof alarmTableFeatures, AlarmView>();

function ColumnTitle({ id }: { readonly id: Exclude<ColumnId, 'select'> }) {
  const { t } = useTranslation('alarms');
  return columnTitle(t, id);
}

/** The columns of R-E01 that this list has. */
export type ColumnId =
  | 'select'
  | 'id'
  | 'name'
  | 'event'
  | 'priority'
  | 'time'
  | 'assignee'
  | 'state'
  | 'actions';

function columnTitle(
  t: ReturnType<typeof useTranslation<'alarms'>>['t'],
  id: Exclude<ColumnId, 'select'>,
): string {
  switch (id) {
    case 'id':
      return t('column.id');
    case 'name':
      return t('column.name');
    case 'event':
      return t('column.event');
    case 'priority':
      return t('column.priority');
    case 'time':
      return t('column.time');
    case 'assignee':
      return t('column.assignee');
    case 'state':
      return t('column.state');
    case 'actions':
      return t('column.actions');
  }
}

function EventCell({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useRowLanguage();
  return eventText(t, alarm);
}

function PriorityCell({ alarm }: { readonly alarm: AlarmView }) {
  const { priorities } = useRowLanguage();
  return <PriorityMark priority={alarm.priority} label={priorities[alarm.priority]} />;
}

function AssigneeCell({ alarm }: { readonly alarm: AlarmView }) {
  const { nobody } = useRowLanguage();
  return alarm.assignee?.name ?? <span title={nobody}>—</span>;
}

function TimeCell({ alarm }: { readonly alarm: AlarmView }) {
  const { siteTime } = useRowLanguage();
  return <TimeAndDay at={alarm.raisedAt} siteTime={siteTime} />;
}

/** The columns of the list, in the manual's order (R-E01). */
export const alarmColumns = column.columns([
  // Head and row draw their boxes themselves: they have to know the rows around them.
  column.display({ id: 'select' satisfies ColumnId, enableSorting: false }),
  column.accessor('number', {
    id: 'id',
    header: () => <ColumnTitle id="id" />,
    cell: ({ row }) => row.original.number,
    sortDescFirst: true,
  }),
  column.accessor('name', {
    id: 'name',
    header: () => <ColumnTitle id="name" />,
    cell: ({ row }) => row.original.name,
    sortDescFirst: false,
  }),
  column.accessor((alarm) => alarm.event.kind, {
    id: 'event',
    header: () => <ColumnTitle id="event" />,
    cell: ({ row }) => <EventCell alarm={row.original} />,
    sortDescFirst: false,
  }),
  column.accessor('priority', {
    id: 'priority',
    header: () => <ColumnTitle id="priority" />,
    cell: ({ row }) => <PriorityCell alarm={row.original} />,
    sortDescFirst: false,
  }),
  column.accessor('raisedAt', {
    id: 'time',
    header: () => <ColumnTitle id="time" />,
    cell: ({ row }) => <TimeCell alarm={row.original} />,
    sortDescFirst: true,
  }),
  column.accessor((alarm) => alarm.assignee?.name ?? '', {
    id: 'assignee',
    header: () => <ColumnTitle id="assignee" />,
    cell: ({ row }) => <AssigneeCell alarm={row.original} />,
    sortDescFirst: false,
  }),
  column.accessor('state', {
    id: 'state',
    header: () => <ColumnTitle id="state" />,
    cell: ({ row }) => <StateCell alarm={row.original} />,
    sortDescFirst: false,
  }),
  column.display({
    id: 'actions',
    header: () => <ColumnTitle id="actions" />,
    cell: ({ row }) => <ActionsCell alarm={row.original} />,
    enableSorting: false,
  }),
]);
