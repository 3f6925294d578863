import type videojs from 'video.js';
import type { TimedSegment } from './wallClock.ts';

/** What the track says of a segment; instants in ms, places on the time line in seconds. */
interface CueValue {
  readonly start: number;
  readonly end: number;
  readonly programDateTime: number;
}

/**
 * The segments that a player has loaded, from its `segment-metadata` track. The library's own wall-clock functions are wrong for
 * fragmented MP4 (design, section 7).
 */
export function loadedSegments(player: ReturnType<typeof videojs>): TimedSegment[] {
  const tracks: ArrayLike<TextTrack> = player.textTracks() as unknown as ArrayLike<TextTrack>;
  const track = Array.from(tracks).find(({ label }) => label === 'segment-metadata');
  return Array.from(track?.cues ?? []).flatMap((cue): TimedSegment[] => {
    const value: unknown = 'value' in cue ? cue.value : null;
    if (!isCueValue(value)) return [];
    return [{ start: value.start, end: value.end, recordedAt: value.programDateTime }];
  });
}

function isCueValue(value: unknown): value is CueValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['start', 'end', 'programDateTime'].every(
      (name) => typeof (value as Record<string, unknown>)[name] === 'number',
    )
  );
}
