import type { z } from 'zod';
import type { FieldProblem } from '../../shared/link/rest.ts';

/** Values longer than this are not repeated in a problem. */
const shownCharactersMost = 200;

/** Names each field that broke a rule: where, which, and with what value. Secrets are never repeated. */
export function fieldProblems(error: z.ZodError, input: unknown): FieldProblem[] {
  return error.issues.slice(0, 50).map(({ path, code, message }) => {
    const field = path.join('.');
    const value = shownValue(input, path);
    return { field, rule: `${code}: ${message}`, ...(value !== undefined && { value }) };
  });
}

function shownValue(input: unknown, path: readonly PropertyKey[]): unknown {
  if (path.some((key) => /password|token/iu.test(String(key)))) return undefined;
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  // A whole body may hold a password: only single values are shown.
  if (typeof value === 'object' && value !== null) return undefined;
  return typeof value === 'string' ? value.slice(0, shownCharactersMost) : value;
}
