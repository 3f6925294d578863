import { useTranslation } from 'react-i18next';
import type { Right } from '../../../../shared/domain/audience.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import type { SettingsSection } from '../../../app/placeSlice.ts';
import { selectSession } from '../../../app/workstationSlice.ts';

/** The sections of which the tier PRO has nothing (R-A03). */
const enterpriseSections: ReadonlySet<SettingsSection> = new Set(['procedures']);

/** Why this user may look at a section but change nothing in it: the reason in words, or `null` where he may. */
export function useChangeBar(section: SettingsSection): string | null {
  const { t } = useTranslation('settings');
  const session = useAppSelector(selectSession);
  if (session?.status !== 'signedIn') {
    return null;
  }
  const needed: Right = section === 'users' || section === 'roles' ? 'people.write' : 'configuration.write';
  if (section !== 'mine' && !session.rights.includes(needed)) {
    return t('bar.noRight');
  }
  return session.tier === 'pro' && enterpriseSections.has(section) ? t('bar.pro') : null;
}
