import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { createAlarmSearch, createFilterCounter, passesFilters, searchWords } from './alarmFilters.ts';
import { alarmsReducer, changesArrived } from './alarmsSlice.ts';

const me = { id: 'me', name: 'operador1' };
const fresh = alarmView({ number: 1, state: 'new' });
const escalated = alarmView({ number: 2, state: 'escalated' });
const mine = alarmView({ number: 3, state: 'inProgress', assignee: me });
const others = alarmView({ number: 4, state: 'inProgress', assignee: { id: 'other', name: 'operador2' } });

describe('filters', () => {
  test.each([
    { title: 'R-E04 New', filters: ['new'] as const, shown: [1] },
    { title: 'R-E05 Escalated', filters: ['escalated'] as const, shown: [2] },
    { title: 'R-E06 Assigned to me', filters: ['mine'] as const, shown: [3] },
    {
      title: 'R-E04 R-E05 two pressed filters add up',
      filters: ['new', 'escalated'] as const,
      shown: [1, 2],
    },
    { title: 'no pressed filter shows all', filters: [], shown: [1, 2, 3, 4] },
  ])('$title', ({ filters, shown }) => {
    const passing = [fresh, escalated, mine, others].filter((alarm) => passesFilters(alarm, filters, me.id));
    expect(passing.map(({ number }) => number)).toEqual(shown);
  });

  test('R-E04 R-E05 R-E06 counts follow the list live, whichever filter is pressed', () => {
    const count = createFilterCounter();
    const start = alarmsReducer(undefined, { type: 'start' });
    const filled = alarmsReducer(
      start,
      changesArrived([{ upserts: [fresh, escalated, mine, others], gone: [] }]),
    );
    expect(count(filled, me.id)).toEqual({ new: 1, escalated: 1, mine: 1 });
    const taken = alarmView({ number: 1, version: 2, state: 'inProgress', assignee: me });
    const next = alarmsReducer(
      filled,
      changesArrived([{ upserts: [taken], gone: [{ id: escalated.id, why: 'closed' }] }]),
    );
    expect(count(next, me.id)).toEqual({ new: 0, escalated: 0, mine: 2 });
    expect(count(next, 'other')).toEqual({ new: 0, escalated: 0, mine: 1 });
  });
});

describe('search', () => {
  const { matches } = createAlarmSearch(() => 'Vídeo perdido');
  const alarm = alarmView({ number: 1042, name: 'Intrusión muelle 3' });

  test.each([
    ['1042', true],
    ['104', true],
    ['intrusion', true],
    ['VÍDEO', true],
    ['muelle video', true],
    ['muelle matrícula', false],
    ['  ', true],
  ])('R-E03 "%s" over ID, name and event type', (search, expected) => {
    expect(matches(alarm, searchWords(search))).toBe(expected);
  });
});
