/** The longest name that the site keeps. */
const nameLengthMost = 120;

/** A name that none of the others has: the wanted one, or the wanted one with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(keyOf));
  const named = (suffix: string) => wanted.slice(0, nameLengthMost - suffix.length).trimEnd() + suffix;
  let name = named('');
  for (let number = 2; keys.has(keyOf(name)); number += 1) {
    name = named(` ${number}`);
  }
  return name;
}

/** Names that differ only in their case are one name to the site. */
function keyOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
