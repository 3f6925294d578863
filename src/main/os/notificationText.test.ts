import { describe, expect, it } from 'vitest';
import { notificationText } from './notificationText.ts';

const alarm = { name: 'Costs $& more', number: 1042, priority: 1 as const };

describe('a notification', () => {
  it('names the alarm by what operators call it, in the language of the user', () => {
    expect(notificationText(alarm, 1, 'es')).toEqual({
      title: 'Alarma nueva',
      body: '1042 · Costs $& more · prioridad 1',
    });
  });

  it('counts where there are several', () => {
    expect(notificationText(alarm, 7, 'en').title).toBe('7 new alarms');
  });
});
