import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SearchTotal } from '../../../shared/link/search.ts';
import type { SiteTime } from '../../app/siteTime.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { ExportControl } from './ExportControl.tsx';
import { type FixedQuery, toldEndMs } from './queryForm.ts';
import styles from './ResultsView.module.css';
import type { MadeSearch } from './SearchPane.tsx';

interface ResultsHeadProps {
  readonly search: MadeSearch;
  /** As the list shows it now: narrowed and sorted. */
  readonly query: FixedQuery;
  readonly total: SearchTotal | null;
}

/** Which search this is, how many it found, of which time, and the way to a file of it. */
export function ResultsHead({ search, query, total }: ResultsHeadProps) {
  const { t } = useTranslation('search');
  const siteTime = useSiteTime();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{search.name || t('results.unsavedName')}</h2>
      <p className={styles.count} role="status">
        {total === null ? t('results.counting') : totalText(t, siteTime, query.in, total)}
      </p>
      <p className={styles.period}>
        {t('results.period', {
          from: siteTime.dateAndTime(Date.parse(query.period.from)),
          to: siteTime.dateAndTime(toldEndMs(query.period, search.askedAtMs)),
        })}
      </p>
      <ExportControl name={search.name} query={query} isEmpty={total?.count === 0} />
    </header>
  );
}

/** How many there are, and where nobody counted on, that there are more. */
function totalText(
  t: TFunction<'search'>,
  siteTime: SiteTime,
  of: FixedQuery['in'],
  { count, isMore }: SearchTotal,
): string {
  const total = siteTime.number(count);
  if (isMore)
    return of === 'alarms' ? t('results.moreAlarms', { total }) : t('results.moreEvents', { total });
  return of === 'alarms' ? t('results.alarms', { count, total }) : t('results.events', { count, total });
}
