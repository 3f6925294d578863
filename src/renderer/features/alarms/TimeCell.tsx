import { useServerNow } from '../../app/useSiteTime.ts';
import styles from './cells.module.css';
import { useRowLanguage } from './rowLanguage.ts';

/** An instant as time and day, in the site's time zone (R-B03). */
export function TimeCell({ at }: { readonly at: string }) {
  const { siteTime } = useRowLanguage();
  const now = useServerNow(60);
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={siteTime.dateAndTime(instant)}>
      {siteTime.time(instant)} <span className={styles.aside}>{siteTime.day(instant, now)}</span>
    </time>
  );
}
