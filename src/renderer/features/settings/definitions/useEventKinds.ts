import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { eventKindCharactersMost, eventKinds, isKnownEventKind } from '../../../../shared/domain/event.ts';
import { eventKindText } from '../../../app/kindTexts.ts';
import type { PickerItem, PickerTyped } from '../../../ui/PickerField.tsx';
import { settingsApi } from '../settingsApi.ts';
import { typedKind } from './typedKind.ts';

const none: readonly string[] = [];

/**
 * The kinds of event to choose from: those that the product knows, those that have come in at the site, those that the definition
 * names; and whatever else is typed, because a partner is set up before he sends (R-D05).
 */
export function useEventKinds(chosen: readonly string[]): {
  readonly known: readonly PickerItem[];
  readonly typed: PickerTyped;
  /** Why neither is there for what was typed. */
  readonly nothingText: (typed: string) => string;
} {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  // Whoever may not search is not told what has come in; he can type it.
  const { data } = settingsApi.useHeardEventKindsQuery({}, { refetchOnMountOrArgChange: true });
  const heard = data?.eventTypes ?? none;
  const known = useMemo(
    () =>
      [...new Set([...eventKinds, ...heard, ...chosen])].map((kind) => ({
        id: kind,
        name: eventKindText(alarms, kind),
        ...(!isKnownEventKind(kind) && { detail: kind }),
      })),
    [alarms, heard, chosen],
  );
  const typed = useCallback<PickerTyped>(
    (text, isFound) => {
      // Among words that find something, only a whole kind is meant as one.
      const kind = isFound && !text.includes('.') ? null : typedKind(text);
      return kind === null ? null : { id: kind, name: t('trigger.eventsOwn', { kind }) };
    },
    [t],
  );
  const nothingText = (text: string): string =>
    text.length > eventKindCharactersMost
      ? t('trigger.eventsTooLong', { most: eventKindCharactersMost })
      : t('trigger.eventsNothing');
  return { known, typed, nothingText };
}
