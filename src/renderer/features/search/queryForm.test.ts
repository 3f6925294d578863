import { expect, test } from 'vitest';
import { savedQueryBodySchema } from '../../../shared/link/search.ts';
import {
  bodyOf,
  emptyForm,
  faultsOf,
  fixedInTime,
  formOf,
  type QueryForm,
  queryOf,
  toldEndMs,
} from './queryForm.ts';

const custom = (from: string | null, to: string | null): QueryForm => ({
  ...emptyForm,
  period: { kind: 'custom', from, to },
});
const noon = '2026-11-23T12:00:00.000Z';
const evening = '2026-11-23T20:00:00.000Z';

test.each<readonly [string, QueryForm, boolean, object]>([
  ['an empty form is a search', emptyForm, false, {}],
  ['a query that is saved needs a name', { ...emptyForm, name: '  ' }, true, { name: 'missing' }],
  ['a long name', { ...emptyForm, name: 'a'.repeat(121) }, false, { name: 'tooLong' }],
  ['a long text', { ...emptyForm, text: 'a'.repeat(201) }, false, { text: 'tooLong' }],
  ['half a period', custom(noon, null), false, { to: 'missing' }],
  ['a period without anything', custom(null, null), false, { from: 'missing', to: 'missing' }],
  ['a period that ends first', custom(evening, noon), false, { to: 'endsBeforeItBegins' }],
  ['a period of nothing', custom(noon, noon), false, { to: 'endsBeforeItBegins' }],
  ['a period', custom(noon, evening), true, { name: 'missing' }],
  [
    'too many resources',
    { ...emptyForm, in: 'events', resources: Array.from({ length: 201 }, String) },
    false,
    { resources: 'tooMany' },
  ],
])('R-H02 %s', (_what, form, isSaved, faults) => {
  expect(faultsOf(form, isSaved)).toEqual(faults);
});

test.each<readonly [string, QueryForm]>([
  ['alarms', { ...emptyForm, name: 'Cierres', definitions: ['d1'], includeOpen: true, text: 'muelle' }],
  [
    'events',
    {
      ...emptyForm,
      in: 'events',
      name: 'Placas',
      isPublic: true,
      eventTypes: ['lpr.plate'],
      resources: ['r1'],
      onlyRaised: true,
    },
  ],
  ['a custom period', { ...custom(noon, evening), name: 'Tarde' }],
])('R-H02 a query in %s comes back from the site as it was saved', (_what, form) => {
  const body = savedQueryBodySchema.parse(bodyOf(form));
  expect(formOf(body)).toEqual(form);
});

test('R-H03 nothing chosen is not sent, and means all', () => {
  expect(queryOf(emptyForm)).toEqual({ in: 'alarms', sort: 'time', includeOpen: false, period: { days: 7 } });
});

test('R-H03 days count back from the moment of the search, and stay there', () => {
  const fixed = fixedInTime(queryOf({ ...emptyForm, period: { kind: 'days', days: 2 } }), Date.parse(noon));
  expect(fixed.period.from).toBe('2026-11-21T12:00:00.000Z');
  expect(Date.parse(fixed.period.to)).toBeGreaterThan(Date.parse(noon));
  const given = custom(noon, evening);
  expect(fixedInTime(queryOf(given), 0).period).toEqual({ from: noon, to: evening });
});

test('R-H03 a period of days is said to end when it was asked for, one with an end of its own where that is', () => {
  const askedAtMs = Date.parse(noon);
  const { period } = fixedInTime(queryOf({ ...emptyForm, period: { kind: 'days', days: 2 } }), askedAtMs);
  expect(toldEndMs(period, askedAtMs)).toBe(askedAtMs);
  for (const to of [evening, '2026-11-22T12:00:00.000Z'])
    expect(toldEndMs({ from: '2026-11-01T00:00:00.000Z', to }, askedAtMs)).toBe(Date.parse(to));
});
