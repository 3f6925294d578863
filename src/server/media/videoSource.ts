import { type Answer, refuse } from '../api/route.ts';
import type { Period } from './demoPlaylist.ts';

/** Where a camera's video comes from. Every answer is a playlist, a part of a stream, or a refusal that says what is missing. */
export interface VideoSource {
  live(): Promise<Answer>;
  playback(period: Period): Promise<Answer>;
  /** What comes before the first segment. */
  init(): Promise<Answer>;
  /** A segment, by the name that the playlist gave it. */
  segment(name: string): Promise<Answer>;
  /** Something of a recorder, by the sealed address that the playlist gave it. */
  via(sealed: string): Promise<Answer>;
}

/** Content type of a playlist (RFC 8216, section 4). */
const playlistType = 'application/vnd.apple.mpegurl';

/** Answers a playlist. */
export function answerPlaylist(content: string): Answer {
  return { status: 200, text: { contentType: playlistType, content } };
}

/** Nothing is known of such a part. */
export const noSuchVideo = refuse(404, 'NOT_FOUND', 'no such video');
/** The camera is there, but of that time nothing is recorded. */
export const noRecording = refuse(404, 'NO_RECORDING', 'nothing is recorded of that time');
