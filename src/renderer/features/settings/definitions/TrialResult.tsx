import { useTranslation } from 'react-i18next';
import type { Preview, PreviewExample } from '../../../../shared/link/definitionPreview.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import { eventKindText } from '../../../app/kindTexts.ts';
import { useSiteTime } from '../../../app/useSiteTime.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import styles from './TrialPanel.module.css';

interface TrialResultProps {
  readonly preview: Preview;
  /** The form is not any more what was tried. */
  readonly isOutdated: boolean;
}

/** How many alarms it would have been, day by day, and the latest of them. */
export function TrialResult({ preview, isOutdated }: TrialResultProps) {
  const { t } = useTranslation('definitions');
  const time = useSiteTime();
  const { total, eventsSeen, isComplete, from, examples } = preview;
  return (
    <div className={styles.result} data-outdated={isOutdated || undefined}>
      <p role="status">
        <strong className={styles.total}>{t('trial.total', { count: total })}</strong>{' '}
        <span className={styles.seen}>{t('trial.seen', { count: eventsSeen })}</span>
      </p>
      {!isComplete && (
        <p className={styles.trouble}>
          {t('trial.incomplete', { from: time.dateAndTime(Date.parse(from)) })}
        </p>
      )}
      {isOutdated && <p className={styles.trouble}>{t('trial.outdated')}</p>}
      <Bars days={preview.days} />
      {examples.length > 0 && (
        <>
          <h4 className={styles.subtitle}>{t('trial.examples')}</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keyboard too */}
          <ul className={styles.examples} aria-label={t('trial.examplesTitle')} tabIndex={0}>
            {examples.map((example) => (
              <li key={example.event} className={styles.example}>
                <span className={styles.when}>{time.dateAndTime(Date.parse(example.at))}</span>
                <ExampleWords example={example} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ExampleWords({ example }: { readonly example: PreviewExample }) {
  const { t } = useTranslation('alarms');
  const { kind, resource, plate, cardholder, message } = example;
  const details = [resource?.name, plate?.text, plate?.list, cardholder?.name, message].filter(Boolean);
  return (
    <>
      <span>{eventKindText(t, kind)}</span>
      {details.length > 0 && <span className={styles.details}>{details.join(' · ')}</span>}
    </>
  );
}

/** Up to here there is room for the numbers. */
const numberedMost = 14;

function Bars({ days }: Pick<Preview, 'days'>) {
  const { t } = useTranslation('definitions');
  const locale = useAppSelector(selectLocale);
  const most = Math.max(1, ...days.map(({ count }) => count));
  // The days are calendar days of the site already.
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dayOf = new Intl.DateTimeFormat(locale, { day: 'numeric', timeZone: 'UTC' });
  return (
    <ol className={styles.bars} aria-label={t('trial.bars')}>
      {days.map(({ date, count }) => {
        const at = Date.parse(`${date}T00:00:00Z`);
        const words = t('trial.bar', { date: format.format(at), count });
        return (
          <li key={date} className={styles.day} title={words}>
            <span className={styles.spoken}>{words}</span>
            <span className={styles.count} aria-hidden="true">
              {days.length <= numberedMost && count > 0 && count}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ height: `${(100 * count) / most}%` }} />
            </span>
            <span className={styles.date} aria-hidden="true">
              {dayOf.format(at)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
