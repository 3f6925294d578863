import {
  type FieldError,
  type FieldErrors,
  type FieldValues,
  get,
  type Resolver,
  set,
} from 'react-hook-form';
import type { z } from 'zod';

/**
 * Lets a zod schema judge a form. A field's error has the code of the first rule that it breaks as its type, and the rule's
 * bound beside it (`types`); the screen has the words.
 */
export function schemaResolver<Form extends FieldValues>(schema: z.ZodType<unknown, Form>): Resolver<Form> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) {
      return { values, errors: {} };
    }
    const errors: FieldErrors<Form> = {};
    for (const issue of result.error.issues) {
      // A rule of the whole form has no path; react-hook-form calls that place "root".
      placeError(errors, issue.path.join('.') || 'root', ruleOf(issue));
    }
    return { values: {}, errors };
  };
}

/** Puts an error where the field is; what a list as a whole breaks stands beside what its members break. */
function placeError<Form extends FieldValues>(
  errors: FieldErrors<Form>,
  path: string,
  error: FieldError,
): void {
  const there = get(errors, path) as FieldError | undefined;
  if (there === undefined) {
    set(errors, path, error);
  } else if (there.type === undefined) {
    Object.assign(there, error);
  }
}

function ruleOf(issue: z.core.$ZodIssue): FieldError {
  switch (issue.code) {
    case 'too_small':
      return bounded(issue.code, issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return bounded(issue.code, issue.origin, issue.maximum, issue.inclusive);
    default:
      return { type: issue.code, message: issue.code };
  }
}

function bounded(type: string, origin: string, limit: number | bigint, isInclusive = true): FieldError {
  return { type, message: type, types: { origin, limit: String(limit), isInclusive } };
}
