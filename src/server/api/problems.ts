import type { z } from 'zod';
import type { FieldProblem } from '../../shared/link/rest.ts';

/** Values longer than this are not repeated in a problem. */
const shownCharactersMost = 200;
/** Nor are lists beyond this. */
const shownItemsMost = 20;

type Issue = z.core.$ZodIssue;

/** Names each field that broke a rule: where, which, and with what value. Secrets are never repeated. */
export function fieldProblems(error: z.ZodError, input: unknown): FieldProblem[] {
  return error.issues
    .flatMap((issue) => innermost(issue, input))
    .slice(0, 50)
    .map(({ path, code, message }) => {
      const field = path.join('.');
      const value = shownValue(input, path);
      return { field, rule: `${code}: ${message}`, ...(value !== undefined && { value }) };
    });
}

/** Of a value that fits none of several shapes, the problems of the shape that was most likely meant. */
function innermost(issue: Issue, input: unknown): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const value = valueAt(input, issue.path);
  const [meant] = issue.errors.toSorted((one, other) => strangeness(one, value) - strangeness(other, value));
  if (!meant || meant.length === 0) return [issue];
  return meant.flatMap((inner) =>
    innermost({ ...inner, path: [...issue.path, ...inner.path] } as Issue, input),
  );
}

/** How unlike a shape a value is: by what it lacks of it, and most of all if it is something else altogether. */
function strangeness(issues: readonly Issue[], value: unknown): number {
  return issues.reduce((sum, { path, code }) => {
    const isOther = path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
    const isMissing = path.length > 0 && valueAt(value, path) === undefined;
    return sum + (isOther ? 100 : 0) + (isMissing ? 1 : 0);
  }, 0);
}

function shownValue(input: unknown, path: readonly PropertyKey[]): unknown {
  if (path.some((key) => /password|token|secret/iu.test(String(key)))) return undefined;
  const value = valueAt(input, path);
  if (Array.isArray(value) && value.every((item) => !isObject(item))) {
    return value.slice(0, shownItemsMost).map(shortened);
  }
  // A whole body may hold a password: only single values and lists of them are shown.
  return isObject(value) ? undefined : shortened(value);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function shortened(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, shownCharactersMost) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
