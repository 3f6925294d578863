import type { TFunction } from 'i18next';
import type { PartnerKind } from './partnerForm.ts';

/** What kind of system a partner is, in the user's words (R-D16). */
export function partnerKindText(t: TFunction<'site'>, kind: PartnerKind): string {
  switch (kind) {
    case 'lpr':
      return t('partner.kinds.lpr');
    case 'access':
      return t('partner.kinds.access');
    case 'any':
      return t('partner.kinds.any');
  }
}

/** The formats by the products that speak them: proper names, the same in every language. */
const formats: readonly (readonly [end: string, name: string])[] = [
  ['/events', 'CloudEvents'],
  ['/rekor', 'Rekor Scout'],
  ['/platerecognizer', 'Plate Recognizer'],
  ['/unifi', 'UniFi Access'],
  ['/onvif', 'ONVIF'],
];

/** What an ingest address is for; one that is not known yet is called by its path. */
export function formatName(path: string): string {
  return formats.find(([end]) => path.endsWith(end))?.[1] ?? path;
}
