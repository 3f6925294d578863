const charactersMost = 120;

/** The kind of an event that has no kind of its own here: `external.` and the sender's word for it. */
export function externalKind(word: string): string {
  const slug = word
    .toLowerCase()
    .slice(0, charactersMost)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `external.${slug || 'unknown'}`;
}
