import { describe, expect, test } from 'vitest';
import { createSiteTime, formatCountdown } from './siteTime.ts';

const madrid = createSiteTime('es', 'Europe/Madrid');
const lima = createSiteTime('en', 'America/Lima');
const at = Date.parse('2026-11-23T23:30:05.000Z');

describe('times of the site', () => {
  test('R-B03 are those of the site’s time zone, on 24 hours', () => {
    expect(madrid.time(at)).toBe('00:30:05');
    expect(lima.time(at)).toBe('18:30:05');
  });

  test('R-B03 a day begins at the site’s midnight', () => {
    const lateBefore = Date.parse('2026-11-23T22:59:00.000Z');
    expect(madrid.day(at, at)).toBe('hoy');
    expect(madrid.day(lateBefore, at)).toBe('ayer');
    expect(lima.day(lateBefore, at)).toBe('today');
    expect(madrid.day(Date.parse('2026-11-01T10:00:00.000Z'), at)).toBe('1 nov');
    expect(madrid.day(Date.parse('2025-11-01T10:00:00.000Z'), at)).toContain('2025');
  });

  test.each([
    [5_000, 'hace 5 s'],
    [59_999, 'hace 59 s'],
    [24 * 60_000, 'hace 24 min'],
    [3 * 3_600_000, 'hace 3 h'],
    [-200, 'hace 0 s'],
  ])('R-J04 %d ms ago is "%s"', (elapsedMs, words) => {
    expect(madrid.ago(elapsedMs)).toBe(words);
  });

  test('R-J04 numbers follow the language', () => {
    expect(madrid.number(12_345)).toBe('12.345');
    expect(lima.number(12_345)).toBe('12,345');
  });

  test('R-J04 a country’s code is shown as its name, another word as it came', () => {
    expect(madrid.country('es')).toBe('España');
    expect(lima.country('ES')).toBe('Spain');
    expect(lima.country('Iberia')).toBe('Iberia');
  });
});

test.each([
  [43_000, '0:43'],
  [42_001, '0:43'],
  [725_000, '12:05'],
  [3_723_000, '1:02:03'],
  [-5, '0:00'],
])('R-D14 a countdown of %d ms reads %s', (remainingMs, text) => {
  expect(formatCountdown(remainingMs)).toBe(text);
});
