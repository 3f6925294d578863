import type { SiteTime } from '../../app/siteTime.ts';
import { useServerNow } from '../../app/useSiteTime.ts';
import styles from './cells.module.css';

interface TimeAndDayProps {
  readonly at: string;
  /** Whoever shows many of them has it once for all. */
  readonly siteTime: SiteTime;
}

/** An instant as time and day, in the site's time zone (R-B03). */
export function TimeAndDay({ at, siteTime }: TimeAndDayProps) {
  const now = useServerNow(60);
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={siteTime.dateAndTime(instant)}>
      {siteTime.time(instant)} <span className={styles.aside}>{siteTime.day(instant, now)}</span>
    </time>
  );
}
