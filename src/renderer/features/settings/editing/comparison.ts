import type { ReactNode } from 'react';

/** A field, or some that belong together, as the difference between two versions is told. */
export interface ComparedField<Form> {
  readonly names: readonly (keyof Form & string)[];
  readonly label: string;
  /** What the field holds, in words. */
  readonly words: (form: Form) => ReactNode;
}

/** Whose value is to stay. */
export type Side = 'mine' | 'theirs';

/** A field in which two versions differ. */
export interface Difference<Form> {
  readonly field: ComparedField<Form>;
  /** What is proposed: theirs where only they changed it, mine otherwise. */
  readonly proposed: Side;
}

/** The fields in which what one has typed differs from what somebody else saved meanwhile. */
export function differences<Form>(
  fields: readonly ComparedField<Form>[],
  { base, mine, theirs }: { readonly base: Form; readonly mine: Form; readonly theirs: Form },
): readonly Difference<Form>[] {
  return fields
    .filter((field) => !isSame(field, mine, theirs))
    .map((field) => ({ field, proposed: isSame(field, mine, base) ? 'theirs' : 'mine' }));
}

/** What is typed, with the fields that are taken from the other version. */
export function mergedForm<Form>(mine: Form, theirs: Form, taken: readonly ComparedField<Form>[]): Form {
  const merged = { ...mine };
  for (const name of taken.flatMap(({ names }) => names)) {
    merged[name] = theirs[name];
  }
  return merged;
}

function isSame<Form>({ names }: ComparedField<Form>, one: Form, other: Form): boolean {
  return names.every((name) => isSameValue(one[name], other[name]));
}

/** Whether two values hold the same, in whatever order their keys stand. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with the keys in order and without what is left out. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
