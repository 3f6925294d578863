import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeAlarm, fakeUsers } from '../../../tests/helpers/fakeAlarms.ts';
import { viewOf } from '../../shared/link/alarmView.ts';
import { EventGatherer } from './eventGatherer.ts';

const told: [string, unknown][] = [];
let events: EventGatherer;

function view() {
  const [user] = fakeUsers;
  if (!user) throw new Error('no user');
  return viewOf(fakeAlarm(), user);
}

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  events = new EventGatherer((name, body) => told.push([name, body]));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('changes for the windows', () => {
  it('R-E08 are one message per frame of the screen, each alarm once as it is last', () => {
    const alarm = view();
    const gone = view();
    events.changed([alarm, gone], new Map());
    events.changed([{ ...alarm, version: 2 }], new Map([[gone.id, 'closed']]));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(16);
    expect(told).toEqual([
      ['alarms.changed', { upserts: [{ ...alarm, version: 2 }], gone: [{ id: gone.id, why: 'closed' }] }],
    ]);
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(1);
  });

  it('R-J03 come before the ping that belongs to them, and the badge is told once', () => {
    const alarm = view();
    events.after('alarm.news', { id: alarm.id, priority: 2 });
    events.latest('badge.changed', { badge: 1 });
    events.latest('badge.changed', { badge: 2 });
    events.changed([alarm], new Map());
    vi.advanceTimersByTime(16);
    expect(told.map(([name]) => name)).toEqual(['alarms.changed', 'alarm.news', 'badge.changed']);
    expect(told.at(-1)?.[1]).toEqual({ badge: 2 });
  });

  it('R-E08 gathered for a list that is over are void', () => {
    events.changed([view()], new Map([['gone', 'closed']]));
    events.begun();
    vi.advanceTimersByTime(16);
    expect(told).toEqual([['alarms.begun', {}]]);
  });

  it('R-J05 gathered for a user who signed out are told to nobody', () => {
    events.changed([view()], new Map());
    events.after('alarm.news', { id: 'a', priority: 1 });
    events.latest('badge.changed', { badge: 1 });
    events.discard();
    vi.advanceTimersByTime(16);
    expect(told).toEqual([]);
  });
});
