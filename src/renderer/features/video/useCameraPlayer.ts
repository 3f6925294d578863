import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { CameraPlayer } from './cameraPlayer.ts';
import { idlePlayer, type PlayerState } from './playerState.ts';
import { failureOf, mayPass, type VideoFailure } from './videoFailure.ts';

/** A player as a component uses it. */
export interface UsedPlayer {
  readonly state: PlayerState;
  /** Why there is no picture, once that is known. */
  readonly failure: VideoFailure | null;
  /** The player itself; `null` until it is loaded. */
  readonly player: RefObject<CameraPlayer | null>;
  readonly retry: () => void;
}

const retryAfterMs = 10_000;
/** Keeps a player for an address inside an element, from when both are there until either goes. */
export function useCameraPlayer(host: RefObject<HTMLElement | null>, address: string): UsedPlayer {
  const player = useRef<CameraPlayer | null>(null);
  const [state, setState] = useState(idlePlayer);
  const [failure, setFailure] = useState<VideoFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another player for the same address
  useEffect(() => {
    let isOver = false;
    setState(idlePlayer);
    setFailure(null);
    const failed = async () => {
      const found = await failureOf(address);
      if (!isOver) setFailure(found);
    };
    const changed = (next: PlayerState) => {
      setState((before) => (isSeen(before, next) ? next : before));
      if (next.phase === 'failed') failed().catch(() => setFailure('unexpected'));
    };
    loadCameraPlayer()
      .then(({ CameraPlayer }) => {
        if (isOver || host.current === null) return;
        player.current = new CameraPlayer(host.current, new URL(address, document.baseURI).href, changed);
      })
      .catch(() => setFailure('unexpected'));
    return () => {
      isOver = true;
      player.current?.dispose();
      player.current = null;
    };
  }, [host, address, attempt]);

  useEffect(() => {
    if (failure === null || !mayPass(failure)) return undefined;
    const timer = setTimeout(retry, retryAfterMs);
    return () => clearTimeout(timer);
  }, [failure, retry]);

  return { state, failure, player, retry };
}

/** video.js is large and an alarm list does without it, so it comes with the first picture. */
async function loadCameraPlayer(): Promise<typeof import('./cameraPlayer.ts')> {
  // Else it would put a style element into the page, which the policy refuses and reports.
  Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true });
  return import('./cameraPlayer.ts');
}

/** While it plays, a player tells of every frame; the page shows seconds. */
function isSeen(before: PlayerState, next: PlayerState): boolean {
  if (next.phase !== 'playing' || before.phase !== 'playing') return true;
  const { atMs: _before, ...restBefore } = before;
  const { atMs: _next, ...restNext } = next;
  return (
    JSON.stringify(restBefore) !== JSON.stringify(restNext) ||
    Math.floor((before.atMs ?? 0) / 250) !== Math.floor((next.atMs ?? 0) / 250)
  );
}
