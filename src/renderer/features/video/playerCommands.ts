import type { KeyboardEvent } from 'react';

/** What a player can be told by button or key (R-F05). */
export type PlayerCommand =
  | 'playPause'
  | 'back'
  | 'forward'
  | 'previousFrame'
  | 'nextFrame'
  | 'live'
  | 'slower'
  | 'faster'
  | 'audio'
  | 'snapshot'
  | 'fullScreen';

/** The speeds of a player. */
export const rates = [0.25, 0.5, 1, 2, 4] as const;

/** The keys as its tooltips show them. */
export const keysOfCommands: Readonly<Record<PlayerCommand, string>> = {
  playPause: 'K',
  back: 'J',
  forward: 'L',
  previousFrame: ',',
  nextFrame: '.',
  live: 'V',
  slower: '-',
  faster: '+',
  audio: 'M',
  snapshot: 'S',
  fullScreen: 'F',
};

const commandsOfKeys: ReadonlyMap<string, PlayerCommand> = new Map(
  (Object.entries(keysOfCommands) as [PlayerCommand, string][]).map(([command, key]) => [
    key.toLowerCase(),
    command,
  ]),
);

/** What a key means inside a player; `null` where it means nothing, or belongs to the part that has the focus. */
export function commandOfKey({
  key,
  ctrlKey,
  altKey,
  metaKey,
  target,
  currentTarget,
}: KeyboardEvent): PlayerCommand | null {
  if (ctrlKey || altKey || metaKey) return null;
  // On a button the space bar presses it, as everywhere.
  if (key === ' ') return target === currentTarget ? 'playPause' : null;
  return commandsOfKeys.get(key.toLowerCase()) ?? null;
}
