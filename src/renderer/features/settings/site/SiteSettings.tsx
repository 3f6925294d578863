import { useAppSelector } from '../../../app/hooks.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { selectSession } from '../../../app/workstationSlice.ts';
import { LoadState } from '../editing/LoadState.tsx';
import { settingsApi } from '../settingsApi.ts';
import { SitePage } from './SitePage.tsx';

/** The section of the site itself: what it is called and where it lies, what is kept, its mail, its backups. */
export function SiteSettings() {
  const session = useAppSelector(selectSession);
  const mayWrite = session?.status === 'signedIn' && session.rights.includes('configuration.write');
  const site = settingsApi.useSiteQuery({});
  const mail = settingsApi.useMailQuery({}, { skip: !mayWrite });
  if (!site.data || (mayWrite && !mail.data)) {
    const error = (site.error ?? mail.error) as SiteError | undefined;
    const retry = () => {
      site.refetch();
      if (mayWrite) mail.refetch();
    };
    return <LoadState error={error ?? null} onRetry={retry} />;
  }
  return <SitePage site={site.data} mail={mail.data?.settings ?? null} />;
}
