import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

/** Lets a zod schema judge a form; a field's error is the code of the first rule that it breaks, the screen has the words. */
export function schemaResolver<Form extends FieldValues>(schema: z.ZodType<unknown, Form>): Resolver<Form> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) {
      return { values, errors: {} };
    }
    const errors: Record<string, { type: string; message: string }> = {};
    for (const { path, code } of result.error.issues) {
      errors[path.join('.')] ??= { type: code, message: code };
    }
    return { values: {}, errors: errors as FieldErrors<Form> };
  };
}
