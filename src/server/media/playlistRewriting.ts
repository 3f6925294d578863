/** A playlist that names an address outside of the recorder, or one that cannot be read. */
export class ForeignAddress extends Error {}

/**
 * Rewrites every address in a playlist (RFC 8216: lines of their own and `URI` attributes) with what `sealed` makes of the absolute one.
 * Throws `ForeignAddress` for an address that leads to another server than the playlist's own.
 */
export function rewritePlaylist(text: string, base: URL, sealed: (address: URL) => string): string {
  const rewrite = (address: string): string => {
    if (!URL.canParse(address, base.href)) throw new ForeignAddress('an address that is none');
    const absolute = new URL(address, base);
    if (absolute.origin !== base.origin) throw new ForeignAddress('an address of another server');
    return sealed(absolute);
  };
  return text
    .split(/\r?\n/u)
    .map((line) => {
      if (line.trim() === '') return '';
      if (!line.startsWith('#')) return rewrite(line.trim());
      return line.replaceAll(/\bURI="([^"]*)"/gu, (_whole, address: string) => `URI="${rewrite(address)}"`);
    })
    .join('\n');
}

/** Puts a tag behind the first line, where tags of the whole playlist stand, unless the playlist has its like. */
export function withTag(text: string, tag: string): string {
  const name = tag.slice(0, tag.indexOf(':'));
  return text.includes(`\n${name}`) ? text : text.replace(/^#EXTM3U[^\n]*\n/u, (first) => `${first}${tag}\n`);
}
