import type { AlarmView } from '../../../shared/link/alarmView.ts';

/** What a player is asked to show: the camera now, or from an instant (ms) on. */
export type Showing = { readonly mode: 'live' } | { readonly mode: 'recorded'; readonly startMs: number };

/** What a video is about: through which alarm or event it is had, and where it begins (R-D12, ADR 0035). */
export interface VideoSubject {
  readonly through: 'alarms' | 'events';
  readonly id: string;
  readonly occurredAt: string;
  readonly videoStart: AlarmView['videoStart'];
}

/** A period in ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** So much before and after the start is loaded as one recording: short enough to be fetched at once, long enough to work in. */
const recordedBeforeMs = 120_000;
const recordedAfterMs = 600_000;
/** A recording that would begin this close to now is better seen live: its segments are not complete yet. */
const liveWithinMs = 4_000;
/** What the live stream holds. */
const liveSpanMs = 120_000;
/** What is shown of the time before the alarm on the slider. */
const beforeAlarmMs = 60_000;
/** For so long after the alarm the slider reaches to the present. */
const recentMs = 600_000;

/** How the alarm's video begins (R-D12): live, or so many seconds before what happened. */
export function firstShowing(
  { through, occurredAt, videoStart }: Omit<VideoSubject, 'id'>,
  nowMs: number,
): Showing {
  if (videoStart.mode === 'live' && hasLive({ through })) return { mode: 'live' };
  const secondsBefore = videoStart.mode === 'live' ? 0 : videoStart.secondsBefore;
  return showingFrom({ through }, Date.parse(occurredAt) - secondsBefore * 1000, nowMs);
}

/** Whether the camera can be seen live, too: through an event there is nothing but what was recorded. */
export function hasLive({ through }: Pick<VideoSubject, 'through'>): boolean {
  return through === 'alarms';
}

/** The recording from an instant on, or the live picture where there is one and it is as good as now. */
export function showingFrom(subject: Pick<VideoSubject, 'through'>, startMs: number, nowMs: number): Showing {
  if (!hasLive(subject)) return { mode: 'recorded', startMs };
  return startMs > nowMs - liveWithinMs ? { mode: 'live' } : { mode: 'recorded', startMs };
}

/** The recording to load for a start. Its end may lie in the future: it grows until then. */
export function recordingAround(startMs: number): Span {
  return { fromMs: startMs - recordedBeforeMs, toMs: startMs + recordedAfterMs };
}

/** What the slider reaches over: from before the alarm to now where the alarm is recent, else around what is shown. */
export function sliderSpan(of: {
  readonly occurredAtMs: number;
  readonly nowMs: number;
  readonly showing: Showing;
  readonly atMs: number | null;
}): Span {
  const { occurredAtMs, nowMs, showing, atMs } = of;
  const isRecent = nowMs - occurredAtMs <= recentMs;
  if (showing.mode === 'live' && !isRecent) return { fromMs: nowMs - liveSpanMs, toMs: nowMs };
  const fromMs = Math.min(occurredAtMs - beforeAlarmMs, nowMs - beforeAlarmMs);
  const toMs = isRecent ? nowMs : Math.min(nowMs, occurredAtMs + recentMs);
  if (atMs === null) return { fromMs, toMs };
  return { fromMs: Math.min(fromMs, atMs), toMs: Math.max(toMs, atMs) };
}

/** Where on the slider an instant lies, 0–1; `null` outside of it. */
export function shareOf({ fromMs, toMs }: Span, atMs: number): number | null {
  const share = (atMs - fromMs) / (toMs - fromMs);
  return share >= 0 && share <= 1 ? share : null;
}

/** The address of a camera's video through an alarm or an event, relative to the page. */
export function videoAddress(
  { through, id }: Pick<VideoSubject, 'through' | 'id'>,
  resource: string,
  showing: Showing,
): string {
  const camera = `media/${through}/${encodeURIComponent(id)}/resources/${encodeURIComponent(resource)}`;
  if (showing.mode === 'live') return `${camera}/live.m3u8`;
  const { fromMs, toMs } = recordingAround(showing.startMs);
  const query = new URLSearchParams({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    start: new Date(showing.startMs).toISOString(),
  });
  return `${camera}/playback.m3u8?${query}`;
}
