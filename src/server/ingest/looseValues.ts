import { isRecord } from './jsonBody.ts';

/** A text, also where a sender's version writes it as a number; `null` for nothing, blanks and anything else. */
export function textOf(value: unknown, most: number): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' ? text.trim().slice(0, most).trim() || null : null;
}

/** A number, also where a sender's version writes it as a text; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An object's fields; none for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The first of some texts that is there. */
export function firstText(most: number, ...values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value, most);
    if (text !== null) {
      return text;
    }
  }
  return null;
}

/** A list; the value alone where a sender's version writes no list, and none for nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return value === undefined || value === null ? [] : [value];
}

/** A field with its value; no field where there is none. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | null,
): { readonly [Each in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { readonly [Each in Key]: Value });
}
