import videojs from 'video.js';
import { loadedSegments } from './loadedSegments.ts';
import { idlePlayer, type PlayerState } from './playerState.ts';
import { mediaTimeAt, wallClockAt } from './wallClock.ts';

type Player = ReturnType<typeof videojs>;

/** Without a new picture for so long, a player that should be playing is stalled, ms. */
const stalledAfterMs = 3_000;
const watchEveryMs = 500;
/** Length of a frame where two pictures have not told it yet, s. */
const usualFrame = 1 / 25;
/** From here on the live edge is reached, s. */
const atEdge = 1;

/** One camera's video in the page: video.js without any of its own controls, and its time line in the time of the site. */
export class CameraPlayer {
  readonly #player: Player;
  readonly #video: HTMLVideoElement;
  readonly #changed: (state: PlayerState) => void;
  readonly #watch: ReturnType<typeof setInterval>;
  #state: PlayerState;
  #openedAt = performance.now();
  #lastPictureAt = performance.now();
  /** The picture on the screen, and the length of a frame, on the player's time line, s. */
  #shownTime: number | null = null;
  #frame = usualFrame;
  #isDisposed = false;

  constructor(host: HTMLElement, address: string, changed: (state: PlayerState) => void) {
    this.#changed = changed;
    this.#state = idlePlayer;
    this.#video = document.createElement('video');
    this.#video.className = 'video-js';
    this.#video.playsInline = true;
    this.#video.disablePictureInPicture = true;
    host.append(this.#video);
    this.#player = videojs(this.#video, {
      controls: false,
      autoplay: true,
      // Sound would need a gesture first; the operator switches it on.
      muted: true,
      preload: 'auto',
      children: ['mediaLoader'],
      html5: {
        vhs: { overrideNative: true, useBandwidthFromLocalStorage: false },
        nativeAudioTracks: false,
        nativeVideoTracks: false,
        nativeTextTracks: false,
      },
    });
    // The figure around it already says what it is.
    this.#player.el().removeAttribute('role');
    this.#player.el().removeAttribute('aria-label');
    // Its own report of an error goes to the console, which nobody in a control room reads.
    videojs.log.level('off');
    this.#player.on('error', () => this.#set({ phase: 'failed' }));
    this.#player.on('ended', () => this.#set({ phase: 'ended' }));
    this.#player.on('pause', () => this.#paused());
    this.#player.on('play', () => {
      this.#lastPictureAt = performance.now();
    });
    this.#player.on('volumechange', () => this.#set({ isMuted: this.#video.muted }));
    this.#player.on('ratechange', () => this.#set({ rate: this.#video.playbackRate }));
    this.#player.src({ src: address, type: 'application/x-mpegURL' });
    this.#watch = setInterval(() => this.#look(), watchEveryMs);
    this.#awaitPicture();
  }

  /** The element with the picture, for a snapshot. */
  get video(): HTMLVideoElement {
    return this.#video;
  }

  get state(): PlayerState {
    return this.#state;
  }

  play(): void {
    this.#player.play()?.catch(() => this.#look());
  }

  pause(): void {
    this.#player.pause();
  }

  /** Goes to an instant, ms; `false` where this stream does not hold it. */
  seek(atMs: number): boolean {
    const time = mediaTimeAt(loadedSegments(this.#player), atMs);
    const range = this.#seekable();
    if (time === null || range === null || time < range.start || time > range.end) return false;
    this.#player.currentTime(time);
    return true;
  }

  /** Goes to the newest picture of a live stream. */
  toLiveEdge(): void {
    const range = this.#seekable();
    if (range && range.end - this.#video.currentTime > atEdge) this.#player.currentTime(range.end);
    this.play();
  }

  /** Pauses and goes on or back by one frame; resolves when that picture is on the screen. */
  step(direction: 1 | -1): void {
    this.pause();
    const shown = this.#shownTime ?? this.#video.currentTime;
    // Into the middle of the frame: its edge belongs to whom rounding says.
    this.#player.currentTime(Math.max(0, shown + (direction + 0.5) * this.#frame));
  }

  setRate(rate: number): void {
    this.#player.playbackRate(rate);
  }

  setMuted(isMuted: boolean): void {
    this.#player.muted(isMuted);
  }

  /** Ends it and takes it out of the page. */
  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#watch);
    this.#player.dispose();
  }

  #seekable(): { readonly start: number; readonly end: number } | null {
    const ranges = this.#player.seekable();
    return ranges.length === 0 ? null : { start: ranges.start(0), end: ranges.end(ranges.length - 1) };
  }

  #awaitPicture(): void {
    this.#video.requestVideoFrameCallback((now, { mediaTime }) => {
      if (this.#isDisposed) return;
      this.#pictureShown(now, mediaTime);
      this.#awaitPicture();
    });
  }

  #pictureShown(now: number, mediaTime: number): void {
    this.#lastPictureAt = now;
    const apart = this.#shownTime === null ? 0 : mediaTime - this.#shownTime;
    // What is shorter than a tenth of a second and played at once is the length of a frame.
    if (!this.#video.paused && this.#video.playbackRate === 1 && apart > 0.005 && apart < 0.1) {
      this.#frame = apart;
    }
    this.#shownTime = mediaTime;
    const firstPictureMs = this.#state.firstPictureMs ?? now - this.#openedAt;
    this.#set({ atMs: this.#shownAt(), firstPictureMs, phase: this.#video.paused ? 'paused' : 'playing' });
  }

  #shownAt(): number | null {
    return this.#shownTime === null ? null : wallClockAt(loadedSegments(this.#player), this.#shownTime);
  }

  #paused(): void {
    if (this.#state.phase !== 'ended' && this.#state.firstPictureMs !== null) this.#set({ phase: 'paused' });
  }

  #look(): void {
    const { phase, atMs, firstPictureMs } = this.#state;
    const decoded = (this.#video as { readonly webkitAudioDecodedByteCount?: number })
      .webkitAudioDecodedByteCount;
    const isWaiting = performance.now() - this.#lastPictureAt > stalledAfterMs;
    // Played faster than it is recorded: at the end it goes on at the pace of the clock.
    if (isWaiting && this.#video.playbackRate > 1) this.setRate(1);
    this.#set({
      hasAudio: (decoded ?? 0) > 0,
      // The first picture may come before its segment's time is known.
      atMs: atMs ?? this.#shownAt(),
      phase: phase === 'playing' && isWaiting && firstPictureMs !== null ? 'stalled' : phase,
    });
  }

  #set(change: Partial<PlayerState>): void {
    if (this.#isDisposed) return;
    // After a failure there is nothing more to say; another player takes over.
    if (this.#state.phase === 'failed') return;
    this.#state = { ...this.#state, ...change };
    this.#changed(this.#state);
  }
}
