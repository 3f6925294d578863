/** How a player is doing. `stalled`: it should be playing, and no new picture comes. */
export type PlayerPhase = 'loading' | 'playing' | 'paused' | 'stalled' | 'ended' | 'failed';

/** What a player shows at a moment. */
export interface PlayerState {
  readonly phase: PlayerPhase;
  /** When the picture on the screen was taken, ms. */
  readonly atMs: number | null;
  readonly isMuted: boolean;
  readonly hasAudio: boolean;
  readonly rate: number;
  /** From the request to the first picture, ms. */
  readonly firstPictureMs: number | null;
}

/** A player that has just been asked for its first picture. */
export const idlePlayer: PlayerState = {
  phase: 'loading',
  atMs: null,
  isMuted: true,
  hasAudio: false,
  rate: 1,
  firstPictureMs: null,
};
