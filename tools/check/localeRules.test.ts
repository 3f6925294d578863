import { describe, expect, it } from 'vitest';
import { compareNamespaces } from './localeRules.ts';

const compare = (es: unknown, en: unknown) => compareNamespaces({ name: 'alarms', texts: { es, en } });

describe('R-J04 the texts of both languages', () => {
  it('pass when keys, placeholders and plural forms agree', () => {
    expect(
      compare(
        {
          title: 'Alarmas de {{site}}',
          list: {
            count_one: 'Una alarma',
            count_many: '{{count}} de alarmas',
            count_other: '{{count}} alarmas',
          },
        },
        {
          title: 'Alarms of {{site}}',
          list: { count_one: '{{count}} alarm', count_other: '{{count}} alarms' },
        },
      ),
    ).toEqual([]);
  });

  it.each([
    ['a missing file', { a: 'x' }, undefined, 'locales/en/alarms.json is missing'],
    ['a missing key', { a: 'x', b: { c: 'y' } }, { a: 'x' }, 'en/alarms: "b.c" is missing'],
    ['a key too many', { a: 'x' }, { a: 'x', b: 'y' }, 'es/alarms: "b" is missing'],
    ['an empty text', { a: ' ' }, { a: 'x' }, 'es/alarms: "a" is empty'],
    ['a value that is no text', { a: 1 }, { a: 'x' }, 'es/alarms: "a" is not a text'],
    [
      'another placeholder',
      { a: '{{name}}' },
      { a: '{{user}}' },
      'en/alarms: "a" has {{user}}, es has {{name}}',
    ],
    [
      'a forgotten tag',
      { a: '<bold>x</bold>' },
      { a: 'x' },
      'en/alarms: "a" has no placeholders, es has <bold>',
    ],
    [
      'a missing plural form',
      { n_one: '1', n_other: '2' },
      { n_one: '1', n_other: '2' },
      'es/alarms: "n" lacks the plural form "_many"',
    ],
    [
      'a plural form of another language',
      { n_one: '1', n_many: '2', n_other: '2' },
      { n_one: '1', n_many: '2', n_other: '2' },
      'en/alarms: "n" has the form "_many", which en does not use',
    ],
    [
      'a placeholder forgotten in a plural',
      { n_one: '{{user}}', n_many: '{{user}}', n_other: '{{count}} {{user}}' },
      { n_one: 'x', n_other: '{{count}}' },
      'en/alarms: "n" has no placeholders, es has {{user}}',
    ],
  ])('fail for %s', (_case, es, en, fault) => {
    expect(compare(es, en)).toContain(fault);
  });
});
