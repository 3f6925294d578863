import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundAlarm, FoundEvent } from '../../../shared/link/search.ts';
import { eventKindText } from '../../app/kindTexts.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { closeReasonText, StateMark, stateText } from '../alarms/index.ts';
import type { FixedQuery } from './queryForm.ts';
import styles from './ResultGrid.module.css';

/** What the site can sort by, and which way a first click goes: the newest first, everything else from its beginning. */
export type Sort = FixedQuery['sort'];
/** The direction of `sort` where nobody said one. */
export function usualOrder(sort: Sort): 'asc' | 'desc' {
  return sort === 'time' ? 'desc' : 'asc';
}

/** A column of the results. */
export interface ResultColumn<Item> {
  readonly id: string;
  readonly title: (t: TFunction<'search'>) => string;
  /** What its header sorts by; `null` where the site has no such order. */
  readonly sort: Sort | null;
  readonly cell: (item: Item) => ReactNode;
}

/** The columns of found alarms (R-H06). */
export const alarmResultColumns: readonly ResultColumn<FoundAlarm>[] = [
  { id: 'id', title: (t) => t('column.id'), sort: null, cell: ({ number }) => number },
  { id: 'name', title: (t) => t('column.name'), sort: 'name', cell: ({ name }) => <Words text={name} /> },
  {
    id: 'event',
    title: (t) => t('column.event'),
    sort: null,
    cell: ({ eventType }) => <KindCell kind={eventType} />,
  },
  {
    id: 'priority',
    title: (t) => t('column.priority'),
    sort: 'priority',
    cell: ({ priority }) => <PriorityCell priority={priority} />,
  },
  {
    id: 'state',
    title: (t) => t('column.state'),
    sort: null,
    cell: ({ state }) => <StateCell state={state} />,
  },
  {
    id: 'time',
    title: (t) => t('column.time'),
    sort: 'time',
    cell: ({ raisedAt }) => <InstantCell at={raisedAt} />,
  },
  { id: 'owner', title: (t) => t('column.owner'), sort: null, cell: ({ owner }) => owner?.name ?? '—' },
  {
    id: 'reason',
    title: (t) => t('column.reason'),
    sort: null,
    cell: (alarm) => <ReasonCell alarm={alarm} />,
  },
];

const eventResultColumns: readonly ResultColumn<FoundEvent>[] = [
  {
    id: 'time',
    title: (t) => t('column.time'),
    sort: 'time',
    cell: ({ serverAt }) => <InstantCell at={serverAt} />,
  },
  {
    id: 'type',
    title: (t) => t('column.type'),
    sort: 'type',
    cell: ({ eventType }) => <KindCell kind={eventType} />,
  },
  {
    id: 'resource',
    title: (t) => t('column.resource'),
    sort: null,
    cell: ({ resource, subject }) => <Words text={resource?.name ?? subject ?? '—'} />,
  },
  {
    id: 'told',
    title: (t) => t('column.told'),
    sort: null,
    cell: ({ plate, cardholder, message }) => (
      <Words text={[plate, cardholder, message].filter(Boolean).join(' · ') || '—'} />
    ),
  },
  {
    id: 'alarms',
    title: (t) => t('column.alarms'),
    sort: null,
    cell: ({ alarms }) => <Words text={alarms.map(({ number }) => number).join(', ') || '—'} />,
  },
];

const proEventResultColumns = eventResultColumns.filter(({ id }) => id !== 'told');

/** The columns of found events (R-H04); on PRO nobody is shown what systems told, so there is no place for it (R-A04). */
export function eventColumnsUnder(isPro: boolean): readonly ResultColumn<FoundEvent>[] {
  return isPro ? proEventResultColumns : eventResultColumns;
}

function Words({ text }: { readonly text: string }) {
  return <span title={text}>{text}</span>;
}

function KindCell({ kind }: { readonly kind: string }) {
  const { t } = useTranslation('alarms');
  return <Words text={eventKindText(t, kind)} />;
}

function PriorityCell({ priority }: Pick<FoundAlarm, 'priority'>) {
  const { t } = useTranslation('alarms');
  return <PriorityMark priority={priority} label={t('priority', { priority })} />;
}

function StateCell({ state }: Pick<FoundAlarm, 'state'>) {
  const { t } = useTranslation('alarms');
  return (
    <span className={styles.state}>
      <StateMark state={state} />
      {stateText(t, state)}
    </span>
  );
}

function InstantCell({ at }: { readonly at: string }) {
  const siteTime = useSiteTime();
  return <time dateTime={at}>{siteTime.dateAndTime(Date.parse(at))}</time>;
}

function ReasonCell({ alarm: { reason, text } }: { readonly alarm: FoundAlarm }) {
  const { t } = useTranslation('alarms');
  return <Words text={[reason && closeReasonText(t, reason), text].filter(Boolean).join(' · ') || '—'} />;
}
