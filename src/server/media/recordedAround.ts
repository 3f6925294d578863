import { noRecording, noSuchVideo, type VideoSource } from './videoSource.ts';

/** So much of a camera's recording before and after what happened is the event's: its player loads 2 min before and 10 min after. */
const beforeMs = 10 * 60_000;
const afterMs = 30 * 60_000;

/**
 * A source that has nothing but the recording around some instants: neither the live picture nor another time. A device's clock may
 * be years off, so what lies between the instants is not part of it.
 */
export function recordedAround(source: VideoSource, instants: readonly string[]): VideoSource {
  const spans = instants
    .map((instant) => Date.parse(instant))
    .map((atMs) => ({ fromMs: atMs - beforeMs, toMs: atMs + afterMs }));
  return {
    ...source,
    live: () => Promise.resolve(noSuchVideo),
    playback: (period) => {
      const within = spans
        .map(({ fromMs, toMs }) => ({
          fromMs: Math.max(period.fromMs, fromMs),
          toMs: Math.min(period.toMs, toMs),
        }))
        .find(({ fromMs, toMs }) => fromMs < toMs);
      return within ? source.playback({ ...period, ...within }) : Promise.resolve(noRecording);
    },
  };
}
