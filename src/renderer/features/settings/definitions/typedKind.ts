import { eventKindCharactersMost } from '../../../../shared/domain/event.ts';
import { externalKind } from '../../../../shared/domain/externalKind.ts';
import { eventKindSchema } from '../../../../shared/link/eventKind.ts';

const external = /^external\./i;

/**
 * The kind of event that somebody means who types it: a whole kind stands as it is, any other words become `external.` and what
 * the site server makes of them when a partner sends them. `null` where there is nothing to make a kind of, or
 * too much.
 */
export function typedKind(text: string): string | null {
  const words = text.trim();
  if (words.length > eventKindCharactersMost) {
    return null;
  }
  const kind = words.replace(external, 'external.');
  if (kind.includes('.') && eventKindSchema.safeParse(kind).success) {
    return external.test(kind) ? kind.toLowerCase() : kind;
  }
  const word = words.replace(external, '');
  const made = externalKind(word);
  return /[a-z\d]/i.test(word) && eventKindSchema.safeParse(made).success ? made : null;
}
