import { describe, expect, test } from 'vitest';
import { type ComparedField, differences, mergedForm } from './comparison.ts';

interface Form {
  readonly name: string;
  readonly enabled: boolean;
  readonly steps: readonly { readonly text: string; readonly done?: boolean }[];
}

const fields: readonly ComparedField<Form>[] = [
  { names: ['name'], label: 'Nombre', words: ({ name }) => name },
  { names: ['enabled', 'steps'], label: 'Resto', words: ({ enabled }) => String(enabled) },
];
const base: Form = { name: 'a', enabled: true, steps: [{ text: 'x' }] };

function found(mine: Partial<Form>, theirs: Partial<Form>): (readonly [string, string])[] {
  const forms = { base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } };
  return differences(fields, forms).map(({ field, proposed }) => [field.label, proposed]);
}

describe('two people change one thing', () => {
  test.each([
    ['only the other changed it', {}, { name: 'b' }, [['Nombre', 'theirs']]],
    ['only I changed it', { name: 'b' }, {}, [['Nombre', 'mine']]],
    ['both changed it', { name: 'b' }, { name: 'c' }, [['Nombre', 'mine']]],
    ['both changed it to the same', { name: 'b' }, { name: 'b' }, []],
    ['fields that belong together', { enabled: false }, { steps: [] }, [['Resto', 'mine']]],
    ['a key that is left out is no difference', { steps: [{ text: 'x' }] }, { steps: [{ text: 'x' }] }, []],
  ] as const)('R-C02 %s', (_case, mine, theirs, expected) => {
    expect(found(mine, theirs)).toEqual(expected);
  });

  test('R-C02 what is taken from the other version is taken whole, the rest stays', () => {
    const mine = { ...base, name: 'mine', enabled: false };
    const theirs = { ...base, name: 'theirs', steps: [] };
    expect(mergedForm(mine, theirs, fields.slice(1))).toEqual({ name: 'mine', enabled: true, steps: [] });
    expect(mergedForm(mine, theirs, [])).toEqual(mine);
  });
});
