import { describe, expect, test } from 'vitest';
import { freeName } from './freeName.ts';

describe('the name of a copy', () => {
  test('R-C03 it is the wanted one as long as nobody has it, else with the first free number', () => {
    expect(freeName('Intrusión (copia)', ['Intrusión'])).toBe('Intrusión (copia)');
    expect(freeName('Intrusión (copia)', ['INTRUSIÓN (COPIA)'])).toBe('Intrusión (copia) 2');
    expect(freeName('a', ['a', 'A 2 ', 'a 4'])).toBe('a 3');
  });

  test('R-C03 it is never longer than the site keeps', () => {
    const long = 'x'.repeat(120);
    expect(freeName(`${long} (copia)`, [])).toBe(long);
    expect(freeName(`${long} (copia)`, [long])).toBe(`${'x'.repeat(118)} 2`);
  });
});
