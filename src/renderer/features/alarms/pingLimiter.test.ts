import { expect, test } from 'vitest';
import { createPingLimiter, type PingClock } from './pingLimiter.ts';

/** Time that passes only when the test says so. */
function fakeClock() {
  let now = 0;
  const timers: { at: number; run: () => void }[] = [];
  const clock: PingClock = {
    now: () => now,
    after: (delayMs, run) => timers.push({ at: now + delayMs, run }),
  };
  return {
    clock,
    advanceTo(at: number) {
      now = at;
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) {
          timer.run();
        } else {
          timers.push(timer);
        }
      }
    },
  };
}

test('R-J03 the first alarm pings at once, a burst at most once a second and never silently', () => {
  const heard: number[] = [];
  const { clock, advanceTo } = fakeClock();
  const ring = createPingLimiter(() => heard.push(clock.now()), clock);
  ring();
  for (const at of [100, 200, 900]) {
    advanceTo(at);
    ring();
  }
  advanceTo(1000);
  expect(heard).toEqual([0, 1000]);
  advanceTo(1999);
  expect(heard).toEqual([0, 1000]);
  advanceTo(5000);
  ring();
  expect(heard).toEqual([0, 1000, 5000]);
});
