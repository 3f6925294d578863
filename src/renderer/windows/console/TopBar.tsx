import { useTranslation } from 'react-i18next';
import type { SessionState } from '../../../shared/bridge/state.ts';
import { AlarmRate } from '../../features/alarms/index.ts';
import { UserMenu } from '../../features/session/index.ts';
import { ProductMark } from '../../ui/ProductMark.tsx';
import { LinkStatus } from './LinkStatus.tsx';
import { MainTabs } from './MainTabs.tsx';
import { SiteClock } from './SiteClock.tsx';
import styles from './TopBar.module.css';

interface TopBarProps {
  readonly session: Extract<SessionState, { status: 'signedIn' }>;
}

/** Where one is, whether what one sees is true, what time it is there, and who one is. */
export function TopBar({ session }: TopBarProps) {
  const { t } = useTranslation('shell');
  return (
    <header className={styles.bar}>
      <ProductMark />
      <h1 className={styles.product}>{t('product')}</h1>
      <span className={styles.site}>{session.site.name}</span>
      <MainTabs rights={session.rights} />
      <span className={styles.space} />
      <AlarmRate />
      <LinkStatus />
      <SiteClock />
      <UserMenu user={session.user.name} isDemo={session.demo} />
    </header>
  );
}
