import { eventKindCharactersMost } from './event.ts';

const prefix = 'external.';

/** The kind of an event that has no kind of its own here: `external.` and the sender's word for it, cut where it is too long. */
export function externalKind(word: string): string {
  const slug = word
    .toLowerCase()
    .slice(0, eventKindCharactersMost - prefix.length)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${prefix}${slug || 'unknown'}`;
}
