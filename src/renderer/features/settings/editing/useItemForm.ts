import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldError, get, type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ConfigurationName, ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { useUnsavedChanges } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { noticed } from '../../../app/noticesSlice.ts';
import { settingsShown } from '../../../app/placeSlice.ts';
import { schemaResolver } from '../../../app/schemaResolver.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { useItemChanges } from '../settingsApi.ts';
import { isSameValue } from './comparison.ts';
import type { ItemEditorProps, NamedForm } from './ItemEditor.tsx';
import { errorOfProblem, ruleText } from './ruleTexts.ts';

/** What the fields of an editor work with. */
export interface Editor<Form extends NamedForm> {
  readonly form: UseFormReturn<Form>;
  /** What is wrong with a field, in the user's words; the path as in `steps.3.text`. */
  readonly errorOf: (path: string) => string | undefined;
  readonly isNew: boolean;
  /** Why nothing may be changed; `null` where it may. */
  readonly bar: string | null;
}

/** What stands in the way of saving. */
export type SavingTrouble<Item> =
  | { readonly kind: 'refused'; readonly error: SiteError }
  /** The fields say what. */
  | { readonly kind: 'fields' }
  /** Somebody else saved it meanwhile. */
  | { readonly kind: 'conflict'; readonly theirs: Item }
  /** Somebody else deleted it meanwhile. */
  | { readonly kind: 'gone' };

interface ItemFormOptions<Name extends ConfigurationName, Form extends NamedForm>
  extends Pick<ItemEditorProps<Name, Form>, 'collection' | 'schema' | 'formOf' | 'ruleWords'> {
  readonly start: Form;
  /** As the site has it; `null` for one that is not stored yet. */
  readonly loaded: ConfigurationShown<Name> | null;
  readonly bar: string | null;
}

/** The form of an item and how it is saved: what was typed stays whatever the site answers. */
export function useItemForm<Name extends ConfigurationName, Form extends NamedForm>(
  options: ItemFormOptions<Name, Form>,
) {
  const { collection, schema, formOf, ruleWords, start, loaded, bar } = options;
  type Item = ConfigurationShown<Name>;
  const { t } = useTranslation('settings');
  const dispatch = useAppDispatch();
  const changes = useItemChanges(collection);
  const [base, setBase] = useState<Item | null>(loaded);
  const [trouble, setTrouble] = useState<SavingTrouble<Item> | null>(null);
  const form = useForm<Form>({
    resolver: schemaResolver<Form>(schema as z.ZodType<unknown, Form>),
    defaultValues: start as DefaultValues<Form>,
    mode: 'onChange',
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  useUnsavedChanges('settings', isDirty && bar === null);

  const rebase = (item: Item) => {
    setBase(item);
    const kept = formOf(item);
    // What the site keeps is what is typed: the fields stay as they are, and the focus with them.
    form.reset(kept, { keepValues: isSameValue(form.getValues(), kept) });
  };
  // What the site has is newer than what the form began with: it is taken over as long as nothing was typed.
  const isOutdated = loaded !== null && base !== null && loaded.version > base.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version
  useEffect(() => {
    if (loaded !== null && isOutdated && !isDirty && !isSubmitting && trouble === null) {
      rebase(loaded);
    }
  }, [loaded, isOutdated, isDirty, isSubmitting, trouble]);

  const refused = async (error: SiteError): Promise<void> => {
    const code = error.kind === 'refused' ? error.problem.code : null;
    if (code === 'STALE_VERSION' && base !== null) {
      const read = await changes.read(base.id);
      if (read.ok) {
        setTrouble({ kind: 'conflict', theirs: read.value });
        return;
      }
      await refused(read.error);
      return;
    }
    if (code === 'NOT_FOUND' && base !== null) {
      setTrouble({ kind: 'gone' });
      return;
    }
    setTrouble({ kind: 'refused', error });
    const problems = error.kind === 'refused' ? (error.problem.problems ?? []) : [];
    for (const problem of problems) {
      form.setError(problem.field as Parameters<typeof form.setError>[0], errorOfProblem(problem));
    }
  };

  const write = async (values: Form, onto: Item | null): Promise<void> => {
    const body = schema.parse(values);
    const saved = onto ? await changes.replace(onto.id, onto.version, body) : await changes.create(body);
    if (!saved.ok) {
      await refused(saved.error);
      return;
    }
    setTrouble(null);
    rebase(saved.value);
    dispatch(noticed({ kind: 'itemSaved', name: saved.value.name }));
    if (onto === null) {
      dispatch(settingsShown({ section: collection, item: { kind: 'item', id: saved.value.id } }));
    }
  };

  const save = (onto: Item | null) =>
    form.handleSubmit(
      (values) => write(values as unknown as Form, onto),
      () => setTrouble({ kind: 'fields' }),
    )();

  const errorOf = (path: string): string | undefined => {
    const error = get(errors, path) as FieldError | undefined;
    return error?.type === undefined ? undefined : (ruleWords?.(path, error) ?? ruleText(t, error));
  };
  const isNew = loaded === null;
  const editor: Editor<Form> = { form, errorOf, isNew, bar };
  return {
    editor,
    base,
    trouble,
    isOutdated: isOutdated && isDirty,
    isSaving: isSubmitting,
    maySave: bar === null && !isSubmitting && (isNew || isDirty),
    save: () => save(base),
    /** Saves what is typed as a new item: the old one is gone. */
    saveAnew: () => save(null),
    /** Goes on from the other version with these values, and saves them. */
    saveOnto: async (theirs: Item, values: Form) => {
      setBase(theirs);
      form.reset(formOf(theirs));
      form.reset(values, { keepDefaultValues: true });
      setTrouble(null);
      await save(theirs);
    },
    discard: () => {
      setTrouble(null);
      form.reset();
    },
    dismissTrouble: () => setTrouble(null),
  };
}
