import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { type AlarmSort, createAlarmOrder, orderingOf, sortColumns } from './alarmOrder.ts';
import { alarmsReducer, changesArrived } from './alarmsSlice.ts';
import { allAlarms } from './alarmTable.ts';
import { createTextOrder } from './textOrder.ts';

const collator = new Intl.Collator('es', { numeric: true, sensitivity: 'base' });
const createLanguage = () => ({
  texts: {
    name: createTextOrder(collator),
    event: createTextOrder(collator),
    assignee: createTextOrder(collator),
  },
  eventText: (alarm: { event: { kind: string } }) => alarm.event.kind,
});
const language = createLanguage();
const start = alarmsReducer(undefined, { type: 'start' });
const numbersInOrder = (sort: AlarmSort, alarms: readonly ReturnType<typeof alarmView>[]) =>
  alarms.toSorted(orderingOf(sort, language).compare).map(({ number }) => number);

const puerta = alarmView({ number: 1, name: 'Puerta 10', priority: 3, raisedAt: '2026-11-23T10:00:00.000Z' });
const acceso = alarmView({ number: 2, name: 'acceso', priority: 1, raisedAt: '2026-11-23T09:00:00.000Z' });
const angulo = alarmView({ number: 3, name: 'Ángulo', priority: 1, raisedAt: '2026-11-23T11:00:00.000Z' });
const puerta2 = alarmView({ number: 4, name: 'Puerta 2', priority: 5, raisedAt: '2026-11-23T08:00:00.000Z' });
const all = [puerta, acceso, angulo, puerta2];

describe('the order of the list', () => {
  test('R-E01 newest first is the time column, descending', () => {
    expect(numbersInOrder({ column: 'time', descending: true }, all)).toEqual([3, 1, 2, 4]);
    expect(numbersInOrder({ column: 'time', descending: false }, all)).toEqual([4, 2, 1, 3]);
  });

  test('R-E01 names sort as the language does: without accents and case, numbers by their value', () => {
    expect(numbersInOrder({ column: 'name', descending: false }, all)).toEqual([2, 3, 4, 1]);
  });

  test('R-E01 equal alarms stand newest first, in both directions', () => {
    expect(numbersInOrder({ column: 'priority', descending: false }, all)).toEqual([3, 2, 1, 4]);
    expect(numbersInOrder({ column: 'priority', descending: true }, all)).toEqual([4, 1, 3, 2]);
  });

  test('R-E01 by state, the escalated come before the new and those before the ones in progress', () => {
    const states = (['inProgress', 'new', 'escalated'] as const).map((state, index) =>
      alarmView({ number: index, state }),
    );
    expect(numbersInOrder({ column: 'state', descending: false }, states)).toEqual([2, 1, 0]);
  });

  test('places worked out once order texts as the language itself does, also texts that came later', () => {
    const words = ['Puerta 10', 'puerta 2', 'Ángulo', 'angulo', 'acceso'];
    const texts = createTextOrder(collator);
    texts.learn(words.slice(0, 4));
    for (const first of words) {
      for (const second of words) {
        expect(Math.sign(texts.compare(first, second))).toBe(Math.sign(collator.compare(first, second)));
      }
    }
  });

  test('R-E01 the order that follows change by change is the order of a sort, whatever changes come', () => {
    const change = fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      gone: fc.boolean(),
      priority: fc.constantFrom(1, 2, 3, 4, 5),
      name: fc.constantFrom('acceso', 'Ángulo', 'Puerta 2', 'Puerta 10'),
      state: fc.constantFrom('new', 'escalated', 'inProgress'),
    });
    const sorts = fc.record({ column: fc.constantFrom(...sortColumns), descending: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 20 }), sorts, (frames, sort) => {
        const ordering = orderingOf(sort, language);
        const order = createAlarmOrder();
        let state = start;
        let version = 1;
        for (const frame of frames) {
          version += 1;
          const upserts = frame
            .filter(({ gone }) => !gone)
            .map(({ id, priority, name, state: alarmState }) =>
              alarmView({ number: id, version, priority: priority as 1, name, state: alarmState as 'new' }),
            );
          const gone = frame
            .filter((each) => each.gone)
            .map(({ id }) => ({ id: alarmView({ number: id }).id, why: 'closed' as const }));
          state = alarmsReducer(state, changesArrived([{ upserts, gone }]));
          const whole = createAlarmOrder()(state, ordering);
          expect(order(state, ordering)).toEqual(whole);
          expect(whole).toEqual(allAlarms(state.table).sort(ordering.compare));
        }
      }),
    );
  });

  test('R-E01 the order is right also for whoever has not asked for a long time', () => {
    const order = createAlarmOrder();
    const byName = orderingOf({ column: 'name', descending: false }, createLanguage());
    const byState = orderingOf({ column: 'state', descending: false }, language);
    let state = start;
    for (let number = 0; number < 400; number += 1) {
      const raisedAt = new Date(Date.UTC(2026, 10, 23) + ((number * 7919) % 400) * 1000).toISOString();
      const upserts = [alarmView({ number, name: `Puerta ${number % 7}`, raisedAt })];
      state = alarmsReducer(state, changesArrived([{ upserts, gone: [] }]));
      // At first with every change, then all the rest at once.
      if (number < 150) order(state, byName);
    }
    expect(order(state, byName)).toEqual(allAlarms(state.table).sort(byName.compare));
    expect(order(state, byState)).toEqual(allAlarms(state.table).sort(byState.compare));
  });

  test('R-E01 sorting by numbers worked out once is sorting by comparing, also with texts that came later', () => {
    const facts = fc.record({
      priority: fc.constantFrom(1, 2, 3, 4, 5),
      name: fc.constantFrom('acceso', 'Ángulo', 'Puerta 2', 'Puerta 10'),
      kind: fc.constantFrom('door.held', 'camera.motion'),
      minute: fc.integer({ min: 0, max: 5 }),
    });
    const knownNames = fc.constantFrom(['acceso'], ['acceso', 'Ángulo', 'Puerta 2', 'Puerta 10']);
    const sorts = fc.record({ column: fc.constantFrom(...sortColumns), descending: fc.boolean() });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 15 }), knownNames, sorts, (alarms, names, sort) => {
        const upserts = alarms.map(({ priority, name, kind, minute }, number) =>
          alarmView({
            number,
            priority: priority as 1,
            name,
            event: { id: 'e', kind, source: 's', phase: 'start' },
            raisedAt: `2026-11-23T10:0${minute}:00.000Z`,
          }),
        );
        const known = createLanguage();
        known.texts.name.learn(names);
        const ordering = orderingOf(sort, known);
        const state = alarmsReducer(start, changesArrived([{ upserts, gone: [] }]));
        const shown = createAlarmOrder()(state, ordering).map(({ number }) => number);
        expect(shown).toEqual(upserts.toSorted(ordering.compare).map(({ number }) => number));
      }),
    );
  });
});
