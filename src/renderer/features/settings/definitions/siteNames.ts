import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { resourceKindText } from '../../../app/kindTexts.ts';
import { selectSession } from '../../../app/workstationSlice.ts';
import type { PickerItem } from '../../../ui/PickerField.tsx';
import { useItems } from '../settingsApi.ts';

/** Why a field cannot be changed on this site's tier; `undefined` where it can (R-A01). */
export function useProReason(): string | undefined {
  const { t } = useTranslation('definitions');
  return useTier() === 'pro' ? t('pro.reason') : undefined;
}

/** The licence tier of the site (R-A01). */
export function useTier() {
  const session = useAppSelector(selectSession);
  return session?.status === 'signedIn' ? session.tier : 'enterprise';
}

/** The site's devices as a picker offers them: by name, with what they are. */
export function useResourceChoices(kind?: 'camera'): readonly PickerItem[] {
  const { t } = useTranslation('alarms');
  const { value } = useItems('resources');
  return useMemo(
    () =>
      (value ?? [])
        .filter((resource) => kind === undefined || resource.kind === kind)
        .map((resource) => ({
          id: resource.id,
          name: resource.name,
          kind: kind === undefined ? resourceKindText(t, resource.kind) : undefined,
        })),
    [value, kind, t],
  );
}
