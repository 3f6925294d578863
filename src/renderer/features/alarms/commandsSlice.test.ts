import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { commandsSlice, outcomeArrived, submitCommand, summaryRead } from './commandsSlice.ts';

const { reducer } = commandsSlice;
const start = reducer(undefined, { type: 'start' });
const request = { name: 'alarm.close' as const, alarm: 'a1', args: { reason: 'handled' as const } };
const argument = { request, number: 1 };
const command = { ...request, id: '0199a0a0-0000-7000-8000-000000000001' };

describe('commands of this window', () => {
  test('R-J07 a request shows from the click on, before main has it', () => {
    const state = reducer(start, submitCommand.pending('r1', argument));
    expect(state.submitting).toEqual([{ key: 'r1', request }]);
    expect(state.closing).toEqual(['a1']);
    const kept = reducer(state, submitCommand.fulfilled(command.id, 'r1', argument));
    expect(kept.submitting).toEqual([]);
  });

  test('R-J07 what could not be kept is told', () => {
    const sent = reducer(start, submitCommand.pending('r1', argument));
    const state = reducer(sent, submitCommand.rejected(new Error('no'), 'r1', argument, 'notKept'));
    expect(state.refusals).toMatchObject([{ alarm: 'a1', number: 1, code: 'notKept' }]);
    expect(state.closing).toEqual([]);
  });

  test('R-E16 a refusal names who has the alarm, until the next attempt', () => {
    const holder = { id: 'u2', name: 'operador2' };
    const outcome = {
      command,
      code: 'ALREADY_ASSIGNED' as const,
      alarm: alarmView({ number: 7, assignee: holder }),
      outcomes: [],
    };
    const state = reducer(start, outcomeArrived({ outcome, number: null }));
    expect(state.refusals).toMatchObject([{ alarm: 'a1', number: 7, holder }]);
    expect(reducer(state, submitCommand.pending('r2', argument)).refusals).toEqual([]);
  });

  test('R-E13 a bulk command is summed up once, and each refused alarm is marked until that has been read', () => {
    const bulk = {
      name: 'alarms.handle' as const,
      alarms: ['a1', 'a2'],
      args: {},
      id: '0199a0a0-0000-7000-8000-000000000002',
    };
    const outcome = {
      command: bulk,
      code: null,
      alarm: null,
      outcomes: [
        { alarm: 'a1', code: null, version: 2 },
        { alarm: 'a2', code: 'ALREADY_ASSIGNED' as const, version: 3 },
      ],
    };
    const holder = { id: 'u2', name: 'operador2' };
    const known = { a2: { number: 8, holder } };
    const state = reducer(start, outcomeArrived({ outcome, number: null, known }));
    expect(state.summaries).toEqual([{ key: bulk.id, command: bulk.name, alarms: 2, refused: 1 }]);
    expect(state.refusals).toMatchObject([{ alarm: 'a2', number: 8, holder, summary: bulk.id }]);
    const read = reducer(state, summaryRead(bulk.id));
    expect(read).toMatchObject({ summaries: [], refusals: [] });
  });
});
