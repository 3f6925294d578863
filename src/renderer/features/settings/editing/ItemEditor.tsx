import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ConfigurationName, ConfigurationShown } from '../../../../shared/link/configuration.ts';
import type { Problem } from '../../../../shared/link/rest.ts';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts';
import { useItem, useItems, type WrittenBody } from '../settingsApi.ts';
import type { ComparedField } from './comparison.ts';
import { EditorForm } from './EditorForm.tsx';
import { freeName } from './freeName.ts';
import { LoadState } from './LoadState.tsx';
import type { OwnRuleText } from './ruleTexts.ts';
import type { Editor } from './useItemForm.ts';

/** A form of the settings: whatever else it has, the thing has a name. */
export type NamedForm = FieldValues & { readonly name: string };

/** What the editor of a collection is made of. */
export interface ItemEditorProps<Name extends ConfigurationName, Form extends NamedForm> {
  /** The collection, which is also the section of the settings. */
  readonly collection: Name;
  /** Judges the form as one types, and makes of it what is written. */
  readonly schema: z.ZodType<WrittenBody<Name>>;
  /** A new one, before anything was typed. */
  readonly blank: () => Form;
  readonly formOf: (item: ConfigurationShown<Name>) => Form;
  /** What of an existing one a copy does not take over; its name is made a free one anyway. */
  readonly copyOf?: (form: Form) => Form;
  /** Above a new one's form. */
  readonly newTitle: string;
  /** All fields by the words that the difference between two versions is told in. */
  readonly compared: readonly ComparedField<Form>[];
  readonly ruleWords?: OwnRuleText;
  /** Words for a refusal that the section knows better than the frame. */
  readonly refusalWords?: (problem: Problem) => string | undefined;
  /** Beside the title: what can be done with it beside editing. */
  readonly actions?: (item: ConfigurationShown<Name> | null, editor: Editor<Form>) => ReactNode;
  /** Beside the form where there is room: a preview. */
  readonly beside?: (editor: Editor<Form>) => ReactNode;
  /** Below the form: what is known of a stored one and is not edited here. */
  readonly below?: (item: ConfigurationShown<Name>) => ReactNode;
  readonly children: (editor: Editor<Form>, item: ConfigurationShown<Name> | null) => ReactNode;
}

/** The editor of one item of a section: an existing one, a new one, or a copy. */
export function ItemEditor<Name extends ConfigurationName, Form extends NamedForm>(
  props: ItemEditorProps<Name, Form>,
) {
  const { collection, blank, formOf, copyOf } = props;
  const { t } = useTranslation('settings');
  const dispatch = useAppDispatch();
  const place = useAppSelector((state) => state.place.settings.item);
  const copied = place.kind === 'new' ? place.copyOf : null;
  const loadedId = place.kind === 'item' ? place.id : copied;
  const known = useItem(collection, loadedId);
  const others = useItems(collection, { skip: copied === null });
  const back = () =>
    dispatch(depart({ kind: 'settings', to: { section: collection, item: { kind: 'list' } } }));

  if (place.kind === 'new' && copied === null) {
    return <EditorForm {...props} start={blank()} loaded={null} onBack={back} />;
  }
  if (known.value === null || (copied !== null && others.value === null)) {
    return <LoadState error={known.error ?? others.error} onRetry={known.refetch} onBack={back} />;
  }
  if (copied !== null) {
    const form = formOf(known.value);
    const name = freeName(
      t('editor.copyName', { name: form.name }),
      (others.value ?? []).map((other) => other.name),
    );
    const start = { ...(copyOf?.(form) ?? form), name };
    return <EditorForm {...props} start={start} loaded={null} onBack={back} />;
  }
  return <EditorForm {...props} start={formOf(known.value)} loaded={known.value} onBack={back} />;
}
