import { createPingLimiter } from './pingLimiter.ts';

/** What the ping asks and tells. */
interface PingSurroundings {
  readonly isOn: () => boolean;
  /** 0–1 */
  readonly volume: () => number;
  readonly onTrouble: (trouble: 'soundBlocked' | 'soundFailed') => void;
  readonly onSounded: () => void;
}

/** The sound of a new alarm (R-J03). */
export interface AlarmPing {
  /** A new alarm came in: sounds unless the user switched it off. */
  readonly ring: () => void;
  /** Sounds in any case, so that the user hears what he chose. */
  readonly test: () => void;
}

/** Prepares the ping. Each time it really sounds the document gets the event `valerus-ping`. */
export function createAlarmPing({ isOn, volume, onTrouble, onSounded }: PingSurroundings): AlarmPing {
  const audio = document.createElement('audio');
  audio.id = 'ping';
  audio.src = 'ping.wav';
  audio.preload = 'auto';
  document.body.append(audio);

  const sound = async () => {
    audio.volume = volume();
    audio.currentTime = 0;
    try {
      await audio.play();
    } catch (error) {
      const isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
      onTrouble(isBlocked ? 'soundBlocked' : 'soundFailed');
      if (isBlocked) {
        document.addEventListener('pointerdown', () => limited(), { once: true });
      }
      return;
    }
    onSounded();
    document.dispatchEvent(new CustomEvent('valerus-ping', { detail: { volume: audio.volume } }));
  };
  const limited = createPingLimiter(() => void sound());

  return {
    ring: () => {
      if (isOn()) {
        limited();
      }
    },
    test: limited,
  };
}
