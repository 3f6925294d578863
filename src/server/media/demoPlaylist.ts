/** Length of every segment of the demo site's clips, ms. */
export const segmentMs = 2_000;
/** What a live playlist holds, ms: so far back a viewer can go without asking for a recording. */
const liveWindowMs = 120_000;
/** The longest recording that is answered in one playlist, ms. */
export const recordingMostMs = 2 * 3_600_000;

/** A part of the past, or a part that ends in the future and grows until then. Instants in ms. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the player begins, if not at the period's beginning. */
  readonly startMs?: number | undefined;
}

/** The segment that is being recorded at an instant: segments are numbered from the epoch on. */
export function segmentAt(atMs: number): number {
  return Math.floor(atMs / segmentMs);
}

/** The endless stream as it stands at an instant: its last segment is the last that is complete. */
export function livePlaylist(nowMs: number): string {
  const last = segmentAt(nowMs) - 1;
  return playlist({ first: last + 1 - liveWindowMs / segmentMs, last, lines: [] });
}

/** A recording. `null` where nothing of it has been recorded yet. */
export function recordedPlaylist({ fromMs, toMs, startMs }: Period, nowMs: number): string | null {
  const first = segmentAt(fromMs);
  const wanted = segmentAt(Math.max(toMs - 1, fromMs));
  const last = Math.min(wanted, segmentAt(nowMs) - 1);
  if (last < first) return null;
  const isWhole = last === wanted;
  const offset = startMs === undefined ? null : (startMs - first * segmentMs) / 1000;
  return playlist({
    first,
    last,
    lines: [
      `#EXT-X-PLAYLIST-TYPE:${isWhole ? 'VOD' : 'EVENT'}`,
      ...(offset === null || offset < 0 ? [] : [startTag(offset)]),
    ],
    isWhole,
  });
}

/** The tag that tells a player where to begin, seconds from the playlist's beginning (RFC 8216, 4.3.5.2). */
export function startTag(offsetSeconds: number): string {
  return `#EXT-X-START:TIME-OFFSET=${offsetSeconds.toFixed(3)},PRECISE=YES`;
}

function playlist(of: {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
  readonly isWhole?: boolean;
}): string {
  const segments = Array.from({ length: of.last - of.first + 1 }, (_, index) => of.first + index);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentMs / 1000}`,
    `#EXT-X-MEDIA-SEQUENCE:${of.first}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...of.lines,
    '#EXT-X-MAP:URI="init.mp4"',
    ...segments.flatMap((segment) => [
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(segment * segmentMs).toISOString()}`,
      `#EXTINF:${(segmentMs / 1000).toFixed(3)},`,
      `segments/${segment}.m4s`,
    ]),
    ...(of.isWhole ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');
}
