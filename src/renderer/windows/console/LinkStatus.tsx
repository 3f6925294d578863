import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkState } from '../../../shared/bridge/state.ts';
import { retryLink } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { formatCountdown } from '../../app/siteTime.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import styles from './TopBar.module.css';

/** Whether what is on the screen is true now; if not, how old it is, and "retry now". */
export function LinkStatus() {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const link = useAppSelector(selectLink);
  const words: Record<LinkState['status'], string> = {
    live: t('link.live'),
    connecting: t('link.connecting'),
    down: t('link.down'),
  };
  return (
    <span className={styles.link} data-link={link.status}>
      <span className={styles.dot} aria-hidden="true" />
      {/* Only the word is live: an age that counts seconds must not be read out every second. */}
      <span className={styles.word} role="status">
        {words[link.status]}
      </span>
      {link.status === 'down' && (
        <>
          {link.currentAt !== null && <DataAge currentAt={Date.parse(link.currentAt)} />}
          <RetryHint link={link}>
            <Button
              size="small"
              icon
              aria-label={t('link.retry')}
              onClick={() => dispatch(retryLink(undefined))}
            >
              <RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />
            </Button>
          </RetryHint>
        </>
      )}
    </span>
  );
}

function DataAge({ currentAt }: { readonly currentAt: number }) {
  const siteTime = useSiteTime();
  const { t } = useTranslation('shell');
  const age = siteTime.ago(useServerNow() - currentAt);
  return <Hint text={t('link.dataAge', { time: siteTime.time(currentAt), age })}>{<span>{age}</span>}</Hint>;
}

function RetryHint({
  link,
  children,
}: {
  link: LinkState;
  children: Parameters<typeof Hint>[0]['children'];
}) {
  const { t } = useTranslation('shell');
  const now = useServerNow();
  // The time of the next attempt is this machine's, as the attempt is.
  const remainingMs = link.retryAt === null ? null : Date.parse(link.retryAt) - (now - link.clockOffsetMs);
  const text =
    remainingMs === null ? t('link.retry') : t('link.retryIn', { time: formatCountdown(remainingMs) });
  return <Hint text={text}>{children}</Hint>;
}
