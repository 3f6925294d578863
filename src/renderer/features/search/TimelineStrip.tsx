import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timeline } from '../../../shared/link/search.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import type { FixedQuery } from './queryForm.ts';
import { useSearchTimelineQuery } from './searchApi.ts';
import styles from './TimelineStrip.module.css';
import { type BarRange, barAfterKey, countIn, periodOf, rangeBetween } from './timelineRange.ts';
import { useOnceBack } from './useOnceBack.ts';

interface TimelineStripProps {
  readonly query: FixedQuery;
  /** How often the period was narrowed. */
  readonly depth: number;
  readonly onNarrow: (period: FixedQuery['period']) => void;
  readonly onBack: () => void;
  readonly onWhole: () => void;
}

/** How many over time; drawing over it narrows the search to what was drawn over, and a button leads back. */
export function TimelineStrip({ query, depth, onNarrow, onBack, onWhole }: TimelineStripProps) {
  const { t } = useTranslation('search');
  const { data, error, isFetching, refetch } = useSearchTimelineQuery({ body: query });
  useOnceBack(error !== undefined, () => void refetch());
  const isOld = isFetching && data === undefined;
  return (
    <section className={styles.strip} aria-label={t('timeline.label')}>
      <div className={styles.chart}>
        {error ? (
          <p className={styles.aside} role="alert">
            {t('timeline.failed')}
            <Button size="small" onClick={() => void refetch()}>
              {t('timeline.retry')}
            </Button>
          </p>
        ) : isOld || !data ? (
          <p className={styles.aside}>{t('timeline.loading')}</p>
        ) : (
          <Bars
            key={JSON.stringify(query.period)}
            buckets={data.buckets}
            shown={query.period}
            onNarrow={onNarrow}
          />
        )}
      </div>
      {depth > 0 && (
        <div className={styles.ways}>
          <Button size="small" onClick={onBack}>
            {t('timeline.back')}
          </Button>
          {depth > 1 && (
            <Button size="small" onClick={onWhole}>
              {t('timeline.whole')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface BarsProps {
  readonly buckets: Timeline['buckets'];
  readonly shown: FixedQuery['period'];
  readonly onNarrow: (period: FixedQuery['period']) => void;
}

/** A press that moves less than this, px, is a click: it means the bar alone. */
const clickPx = 4;

function Bars({ buckets, shown, onNarrow }: BarsProps) {
  const { t } = useTranslation('search');
  const siteTime = useSiteTime();
  const count = buckets.length;
  const whole: BarRange = { first: 0, last: count - 1 };
  const [range, setRange] = useState<BarRange>(whole);
  const [pointed, setPointed] = useState<number | null>(null);
  const drawn = useRef<{ readonly bar: number; readonly x: number } | null>(null);
  const isWhole = range.first === 0 && range.last === count - 1;
  const most = buckets.reduce((highest, bucket) => Math.max(highest, bucket.count), 1);

  const apply = (next: BarRange) => {
    const period = periodOf(buckets, next, shown);
    // What is all already is no narrower.
    if (period && (period.from !== shown.from || period.to !== shown.to)) onNarrow(period);
  };
  const barAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.floor(((event.clientX - left) / width) * count);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bar = barAt(event);
    drawn.current = { bar, x: event.clientX };
    setRange(rangeBetween(bar, bar, count));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const bar = barAt(event);
    setPointed(Math.min(count - 1, Math.max(0, bar)));
    if (drawn.current) setRange(rangeBetween(drawn.current.bar, bar, count));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const begun = drawn.current;
    drawn.current = null;
    if (!begun) return;
    const isClick = Math.abs(event.clientX - begun.x) < clickPx;
    apply(rangeBetween(begun.bar, isClick ? begun.bar : barAt(event), count));
    setRange(whole);
  };
  const thumb = (end: 'first' | 'last', label: string) => {
    const bucket = buckets[range[end]];
    const at = end === 'first' ? bucket?.from : bucket?.to;
    return (
      <span
        role="slider"
        className={styles.thumb}
        data-end={end}
        tabIndex={0}
        style={{ left: `${((range[end] + (end === 'last' ? 1 : 0)) / count) * 100}%` }}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={range[end]}
        aria-valuetext={at && siteTime.dateAndTime(Date.parse(at))}
        onKeyDown={(event) => onKeyDown(event, end)}
      />
    );
  };
  const onKeyDown = (event: KeyboardEvent, end: 'first' | 'last') => {
    if (event.key === 'Enter') apply(range);
    if (event.key === 'Escape' && !isWhole) {
      event.preventDefault();
      setRange(whole);
    }
    const bar = barAfterKey(event.key, range[end], count);
    if (bar === null) return;
    event.preventDefault();
    setRange(
      end === 'first'
        ? { ...range, first: Math.min(bar, range.last) }
        : { ...range, last: Math.max(bar, range.first) },
    );
  };
  const words = ({ first, last }: BarRange) => {
    const period = periodOf(buckets, { first, last }, shown) ?? shown;
    return {
      from: siteTime.dateAndTime(Date.parse(period.from)),
      to: siteTime.dateAndTime(Date.parse(period.to)),
    };
  };
  const told = isWhole && pointed !== null ? { first: pointed, last: pointed } : range;
  const total = countIn(buckets, told);
  return (
    <>
      <div className={styles.line}>
        <div
          className={styles.bars}
          title={t('timeline.hint')}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => setPointed(null)}
        >
          {buckets.map((bucket, index) => (
            <span
              key={bucket.from}
              className={styles.bar}
              data-chosen={(index >= range.first && index <= range.last) || undefined}
              data-empty={bucket.count === 0 || undefined}
            >
              <span style={{ height: `${(bucket.count / most) * 100}%` }} />
            </span>
          ))}
        </div>
        {thumb('first', t('timeline.from'))}
        {thumb('last', t('timeline.to'))}
      </div>
      <p className={styles.told} aria-live="polite">
        <span>{words(told).from}</span>
        <span className={styles.number}>
          {t('timeline.count', { count: total, total: siteTime.number(total) })}
        </span>
        {isWhole ? (
          <span>{words(told).to}</span>
        ) : (
          <Button size="small" look="primary" onClick={() => apply(range)}>
            {t('timeline.narrow', words(range))}
          </Button>
        )}
      </p>
    </>
  );
}
