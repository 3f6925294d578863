import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { eventKindText, resourceKindText } from '../../app/kindTexts.ts';
import { PickerField, type PickerItem } from '../../ui/PickerField.tsx';
import type { FaultyField, QueryForm } from './queryForm.ts';
import { siteErrorOf, useSearchChoicesQuery } from './searchApi.ts';
import { reasonText } from './searchTexts.ts';
import { useOnceBack } from './useOnceBack.ts';

interface ChosenFieldsProps {
  readonly form: QueryForm;
  readonly errorOf: (field: FaultyField) => string | undefined;
  readonly onChange: (changed: Partial<QueryForm>) => void;
}

const none: readonly never[] = [];

/** Which alarms, or which types of event of which resources; only what this user may find is offered (R-H03, R-H04, R-H07). */
export function ChosenFields({ form, errorOf, onChange }: ChosenFieldsProps) {
  const { t } = useTranslation('search');
  const { t: alarms } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const { data, error, refetch } = useSearchChoicesQuery({});
  useOnceBack(error !== undefined, () => void refetch());
  // Until the list is there, nobody knows what is gone.
  const gone = data ? t('form.gone') : '…';
  const definitions = useMemo(
    () => withGone(data?.definitions ?? none, form.definitions, gone),
    [data, form.definitions, gone],
  );
  const eventTypes = useMemo(
    () =>
      withGone(
        (data?.eventTypes ?? none).map((kind) => ({ id: kind, name: eventKindText(alarms, kind) })),
        form.eventTypes,
        gone,
      ),
    [data, form.eventTypes, alarms, gone],
  );
  const resources = useMemo(
    () =>
      withGone(
        (data?.resources ?? none).map(({ id, name, kind }) => ({
          id,
          name,
          kind: resourceKindText(alarms, kind),
        })),
        form.resources,
        gone,
      ),
    [data, form.resources, alarms, gone],
  );
  const failed = error && t('form.choicesFailed', { reason: reasonText(t, errors, siteErrorOf(error)) });
  const field = (name: 'definitions' | 'eventTypes' | 'resources', items: readonly PickerItem[]) => ({
    items,
    chosen: form[name],
    onChange: (chosen: readonly string[]) => onChange({ [name]: [...chosen] }),
    error: errorOf(name) ?? failed,
  });
  // Nothing chosen is all; there is no search for nothing.
  const all = (name: 'definitions' | 'eventTypes' | 'resources', label: string) =>
    form[name].length === 0
      ? { placeholder: label }
      : { all: { label, isChosen: false, onChange: () => onChange({ [name]: [] }) } };
  if (form.in === 'alarms') {
    return (
      <PickerField
        {...field('definitions', definitions)}
        label={t('form.definitions')}
        {...all('definitions', t('form.allDefinitions'))}
        searchLabel={t('form.searchDefinitions')}
        nothingText={t('form.noDefinition')}
      />
    );
  }
  return (
    <>
      <PickerField
        {...field('eventTypes', eventTypes)}
        label={t('form.eventTypes')}
        {...all('eventTypes', t('form.allEventTypes'))}
        searchLabel={t('form.searchEventTypes')}
        nothingText={t('form.noEventType')}
      />
      <PickerField
        {...field('resources', resources)}
        label={t('form.resources')}
        {...all('resources', t('form.allResources'))}
        searchLabel={t('form.searchResources')}
        nothingText={t('form.noResource')}
      />
    </>
  );
}

/** With those that a saved query names and that are gone, so that they can be seen and taken out. */
function withGone(
  items: readonly PickerItem[],
  chosen: readonly string[],
  gone: string,
): readonly PickerItem[] {
  const known = new Set(items.map(({ id }) => id));
  return [...items, ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, name: gone, detail: id }))];
}
