import fc from 'fast-check';
import { expect, test } from 'vitest';
import { livePlaylist, recordedPlaylist, segmentMs } from './demoPlaylist.ts';

const instants = fc.integer({
  min: Date.parse('2020-01-01T00:00:00Z'),
  max: Date.parse('2090-01-01T00:00:00Z'),
});

interface Read {
  readonly segments: readonly { readonly name: string; readonly at: number; readonly seconds: number }[];
  readonly isWhole: boolean;
}

/** Reads a playlist as a player does: a tag belongs to the next address. */
function read(playlist: string): Read {
  const lines = playlist.split('\n');
  expect(lines[0]).toBe('#EXTM3U');
  let at = Number.NaN;
  let seconds = Number.NaN;
  const segments: { name: string; at: number; seconds: number }[] = [];
  for (const line of lines) {
    if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) at = Date.parse(line.slice(25));
    else if (line.startsWith('#EXTINF:')) seconds = Number.parseFloat(line.slice(8));
    else if (line !== '' && !line.startsWith('#')) segments.push({ name: line, at, seconds });
  }
  return { segments, isWhole: lines.includes('#EXT-X-ENDLIST') };
}

function expectSeamless({ segments }: Read): void {
  for (const [index, { name, at, seconds }] of segments.entries()) {
    expect(name).toBe(`segments/${at / segmentMs}.m4s`);
    expect(seconds * 1000).toBe(segmentMs);
    if (index > 0) expect(at).toBe((segments[index - 1]?.at ?? 0) + segmentMs);
  }
}

test('R-F05 the live stream ends with the last complete segment, whatever the time', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const playlist = read(livePlaylist(now));
      expectSeamless(playlist);
      const end = (playlist.segments.at(-1)?.at ?? 0) + segmentMs;
      expect(end).toBeLessThanOrEqual(now);
      expect(end).toBeGreaterThan(now - segmentMs);
      expect(playlist.isWhole).toBe(false);
    }),
  );
});

test('R-F05 the live stream slides: what a former playlist held keeps its name and its time', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 60_000 }), (now, laterMs) => {
      const before = new Map(read(livePlaylist(now)).segments.map(({ name, at }) => [name, at]));
      const after = read(livePlaylist(now + laterMs)).segments;
      const kept = after.filter(({ name }) => before.has(name));
      expect(kept.length).toBeGreaterThan(0);
      for (const { name, at } of kept) expect(before.get(name)).toBe(at);
    }),
  );
});

test('R-F05 a recording covers its period as far as it has been recorded, and says whether that is all', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 4_000, max: 3_600_000 }),
      fc.integer({ min: 1, max: 7_200_000 }),
      (now, ago, length) => {
        const period = { fromMs: now - ago, toMs: now - ago + length };
        const playlist = read(recordedPlaylist(period, now) ?? '');
        expectSeamless(playlist);
        const end = (playlist.segments.at(-1)?.at ?? 0) + segmentMs;
        expect(playlist.segments[0]?.at).toBeLessThanOrEqual(period.fromMs);
        expect(end).toBeLessThanOrEqual(now);
        if (playlist.isWhole) expect(end).toBeGreaterThanOrEqual(period.toMs);
        else expect(end).toBeGreaterThan(now - segmentMs);
      },
    ),
  );
});

test('R-D12 the player begins where it is told to, to the millisecond', () => {
  const fromMs = Date.parse('2026-11-23T14:00:01.500Z');
  const playlist = recordedPlaylist(
    { fromMs, toMs: fromMs + 60_000, startMs: fromMs + 10_250 },
    fromMs + 600_000,
  );
  // The first segment begins 1.5 s before the period.
  expect(playlist).toContain('#EXT-X-START:TIME-OFFSET=11.750,PRECISE=YES');
});

test('R-F05 nothing is recorded of the future', () => {
  const now = Date.parse('2026-11-23T14:00:00.000Z');
  expect(recordedPlaylist({ fromMs: now + 1000, toMs: now + 5000 }, now)).toBeNull();
});
