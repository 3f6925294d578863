import { describe, expect, test } from 'vitest';
import { changesArrived, listBegun } from './alarmsSlice.ts';
import {
  alarmOpened,
  alarmsSelected,
  listViewSlice,
  onlySelectedToggled,
  selectionChanged,
  tabClosed,
} from './listViewSlice.ts';
import { rangeBetween, tabAfter, tabsMost, tabsOf, withSelected } from './selection.ts';

const { reducer } = listViewSlice;
const follow = (...actions: Parameters<typeof reducer>[1][]) =>
  actions.reduce(reducer, reducer(undefined, { type: 'start' }));
const select = (...ids: string[]) => selectionChanged({ ids, isSelected: true });

describe('the selection', () => {
  test('R-E12 alarms keep the order in which they were chosen, each once', () => {
    expect(withSelected(['c', 'a'], ['a', 'b'], true)).toEqual(['c', 'a', 'b']);
    expect(withSelected(['c', 'a', 'b'], ['a'], false)).toEqual(['c', 'b']);
  });

  test('R-E12 at most ten are tabs, and the one in front always is', () => {
    const many = Array.from({ length: 14 }, (_, index) => `a${index}`);
    expect(tabsOf(many, 'a3')).toEqual(many.slice(0, tabsMost));
    expect(tabsOf(many, 'a12')).toEqual(['a12', ...many.slice(0, tabsMost - 1)]);
    expect(tabsOf(['a'], 'other')).toEqual(['other', 'a']);
    expect(tabsOf(['a'], null)).toEqual([]);
  });

  test('R-F01 a tab that goes hands over to its neighbour', () => {
    expect(tabAfter(['a', 'b', 'c'], 'b')).toBe('c');
    expect(tabAfter(['a', 'b', 'c'], 'c')).toBe('b');
    expect(tabAfter(['a'], 'a')).toBeNull();
  });

  test('R-E12 a range reaches either way', () => {
    expect(rangeBetween(['a', 'b', 'c', 'd'], 'c', 'a')).toEqual(['a', 'b', 'c']);
    expect(rangeBetween(['a', 'b'], 'gone', 'b')).toEqual(['b']);
  });
});

describe('what the selection does to the details', () => {
  test('R-F01 the first chosen alarm opens; further ones are tabs behind it', () => {
    expect(follow(select('a'), select('b'))).toMatchObject({ selected: ['a', 'b'], opened: 'a' });
  });

  test('R-F01 closing a tab takes its alarm out of the selection and shows the next', () => {
    const state = follow(select('a', 'b', 'c'), alarmOpened('b'), tabClosed('b'));
    expect(state).toMatchObject({ selected: ['a', 'c'], opened: 'c' });
  });

  test('R-E12 unticking the alarm in front shows the next', () => {
    const state = follow(select('a', 'b'), selectionChanged({ ids: ['a'], isSelected: false }));
    expect(state).toMatchObject({ selected: ['b'], opened: 'b' });
  });

  test('R-E07 of another list nothing is selected or open', () => {
    const state = follow(select('a', 'b'), alarmOpened('b'), onlySelectedToggled(), listBegun());
    expect(state).toMatchObject({ selected: [], onlySelected: false, opened: null });
  });

  test('R-E07 alarms that go leave the selection, and an empty one no longer hides the list', () => {
    const state = follow(
      alarmsSelected(['a']),
      onlySelectedToggled(),
      changesArrived([{ upserts: [], gone: [{ id: 'a', why: 'closed' }] }]),
    );
    expect(state).toMatchObject({ selected: [], onlySelected: false });
  });
});
