import { useMemo } from 'react';
import { type PathValue, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { definitionBodySchema } from '../../../../shared/link/configuration.ts';
import { ruleText } from '../editing/ruleTexts.ts';
import type { DefinitionEditing, DefinitionForm } from './definitionForm.ts';
import { useDefinitionRules } from './useDefinitionRules.ts';

type PartName = 'trigger' | 'videoStart' | 'recipients' | 'actions';

/** A part of the form that holds more than one value, and how it is changed. */
export interface FormPart<Value> {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** What is wrong at a path; what was never filled in is not wrong before somebody tries to save. */
  readonly errorOf: (path: string, isFilled: boolean) => string | undefined;
  /** Answers whether something is wrong at a path or below it. */
  readonly isWrong: (path: string) => boolean;
}

/**
 * A part of the form that is changed as a whole. React-hook-form tells only of errors of the part itself as one types, so those
 * within it are judged here, by the same schema; what the server found stays with the form.
 */
export function useFormPart<Name extends PartName>(
  editor: DefinitionEditing,
  name: Name,
): FormPart<DefinitionForm[Name]> {
  const { t } = useTranslation('settings');
  const rules = useDefinitionRules();
  const { control, setValue, formState } = editor.form;
  const { field } = useController({ control, name });
  const value = field.value as DefinitionForm[Name];
  const found = useMemo(() => {
    const issues = definitionBodySchema.shape[name].safeParse(value).error?.issues ?? [];
    return issues.map(({ path, code }) => ({ path: [name, ...path].join('.'), type: code }));
  }, [name, value]);
  return {
    value,
    change: (next) =>
      setValue(name, next as PathValue<DefinitionForm, Name>, {
        shouldDirty: true,
        shouldTouch: true,
        shouldValidate: true,
      }),
    errorOf: (path, isFilled) => {
      if (!isFilled && !formState.isSubmitted) {
        return undefined;
      }
      const error = found.find((each) => each.path === path);
      return error ? (rules(path, error) ?? ruleText(t, error)) : editor.errorOf(path);
    },
    isWrong: (path) => found.some((each) => each.path === path || each.path.startsWith(`${path}.`)),
  };
}
