import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  firstShowing,
  recordingAround,
  shareOf,
  showingFrom,
  sliderSpan,
  videoAddress,
} from './recording.ts';

const through = 'alarms' as const;
const occurredAt = '2026-11-23T14:01:11.000Z';
const occurredAtMs = Date.parse(occurredAt);
const minute = 60_000;

test('R-D12 an alarm starts live, or so many seconds before it happened', () => {
  const now = occurredAtMs + 5 * minute;
  expect(firstShowing({ through, occurredAt, videoStart: { mode: 'live' } }, now)).toEqual({ mode: 'live' });
  const playback = { mode: 'playback', secondsBefore: 30 } as const;
  expect(firstShowing({ through, occurredAt, videoStart: playback }, now)).toEqual({
    mode: 'recorded',
    startMs: occurredAtMs - 30_000,
  });
});

test('R-D12 what would begin now or later is shown live', () => {
  expect(showingFrom({ through }, 1_000_000, 1_001_000)).toEqual({ mode: 'live' });
  expect(showingFrom({ through }, 1_000_000, 900_000)).toEqual({ mode: 'live' });
});

test('R-H06 an event is shown recorded, also a moment after it, and through itself', () => {
  const event = {
    through: 'events',
    occurredAt,
    videoStart: { mode: 'playback', secondsBefore: 1 },
  } as const;
  const showing = firstShowing(event, occurredAtMs + 1000);
  expect(showing).toEqual({ mode: 'recorded', startMs: occurredAtMs - 1000 });
  expect(videoAddress({ through: 'events', id: 'e' }, 'r', showing)).toMatch(
    /^media\/events\/e\/resources\/r\/playback/,
  );
});

test('R-F05 a recording holds its start', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (startMs) => {
      const { fromMs, toMs } = recordingAround(startMs);
      expect(fromMs).toBeLessThan(startMs);
      expect(toMs).toBeGreaterThan(startMs);
    }),
  );
});

test('R-F05 the slider holds what is shown, and of a recent alarm its moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5 * minute, max: 600 * minute }),
      fc.integer({ min: 0, max: 10 * minute }),
      fc.boolean(),
      (age, behind, isLive) => {
        const nowMs = occurredAtMs + age;
        const atMs = isLive ? nowMs - 6000 : nowMs - behind;
        const showing = isLive ? ({ mode: 'live' } as const) : ({ mode: 'recorded', startMs: atMs } as const);
        const span = sliderSpan({ occurredAtMs, nowMs, showing, atMs });
        expect(span.toMs).toBeGreaterThan(span.fromMs);
        expect(shareOf(span, atMs)).not.toBeNull();
        if (age >= 0 && age <= 10 * minute) expect(shareOf(span, occurredAtMs)).not.toBeNull();
      },
    ),
  );
});

test('R-D10 video is asked for through the alarm', () => {
  expect(videoAddress({ through, id: 'a/1' }, 'demo-camara', { mode: 'live' })).toBe(
    'media/alarms/a%2F1/resources/demo-camara/live.m3u8',
  );
  const recorded = new URL(
    videoAddress({ through, id: 'a' }, 'r', { mode: 'recorded', startMs: occurredAtMs }),
    'app://workstation/',
  );
  expect(recorded.searchParams.get('start')).toBe(occurredAt);
});
