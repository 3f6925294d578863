import { describe, expect, it, vi } from 'vitest';
import { EventBacklog } from './eventBacklog.ts';

describe('events before a window listens', () => {
  it('R-J07 keep pings and outcomes for the first window, and nothing that its state tells anyway', async () => {
    const sent: string[] = [];
    const backlog = new EventBacklog((name) => sent.push(name));
    backlog.tell('badge.changed', { badge: 1 });
    backlog.tell('alarm.news', { id: 'a', priority: 1 });
    expect(sent).toEqual([]);
    backlog.attached(1);
    await vi.waitFor(() => expect(sent).toEqual(['alarm.news']));
    backlog.tell('badge.changed', { badge: 2 });
    expect(sent).toEqual(['alarm.news', 'badge.changed']);
  });

  it('R-J03 keep pings again while the only page is gone, and ping once', async () => {
    const sent: string[] = [];
    const backlog = new EventBacklog((name) => sent.push(name));
    backlog.attached(1);
    backlog.detached(1);
    backlog.tell('alarm.news', { id: 'a', priority: 1 });
    expect(sent).toEqual([]);
    backlog.attached(1);
    backlog.attached(2);
    await vi.waitFor(() => expect(sent).toEqual(['alarm.news']));
  });
});
