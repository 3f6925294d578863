/** Longest name that every file system takes, in characters, with room for the ending. */
const nameMost = 120;

/** A file name for a picture of a camera: only what every file system takes, never a path. */
export function snapshotName(wanted: string): string {
  const name = wanted
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, ' ')
    .replaceAll(/\.{2,}/gu, '.')
    .trim()
    .replace(/^[. ]+/u, '')
    .slice(0, nameMost)
    .trim();
  return `${name === '' ? 'camera' : name}.png`;
}
