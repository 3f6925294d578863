import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['operador1', 'O'],
  ['Marta Ruiz', 'MR'],
  ['l.vega', 'LV'],
  ['Ángel de la Cruz', 'ÁC'],
  ['', ''],
])('the mark of "%s" is "%s"', (name, mark) => {
  expect(initialsOf(name)).toBe(mark);
});
