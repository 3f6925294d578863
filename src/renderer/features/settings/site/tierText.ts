import type { TFunction } from 'i18next';
import type { Tier } from '../../../../shared/domain/tier.ts';

/** The name of a licence tier (R-A01). */
export function tierText(t: TFunction<'site'>, tier: Tier): string {
  return tier === 'pro' ? t('site.tiers.pro') : t('site.tiers.enterprise');
}
