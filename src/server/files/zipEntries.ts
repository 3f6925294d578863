/** Names longer than a document of any program has are not read. */
const entriesMost = 10_000;

const endSignature = Buffer.from('504b0506', 'hex');
const entrySignature = 0x02014b50;
/** The end record has 22 bytes and a comment of at most 65,535 behind it (APPNOTE 4.3.16). */
const endWithin = 22 + 65_535;

/** The names of a ZIP file's entries by its central directory; `null` for a file that has none. Nothing is unpacked. */
export function zipEntryNames(bytes: Buffer): readonly string[] | null {
  const end = bytes.lastIndexOf(endSignature);
  if (end === -1 || end + 22 > bytes.length || bytes.length - end > endWithin) return null;
  const count = bytes.readUInt16LE(end + 10);
  let offset = bytes.readUInt32LE(end + 16);
  if (count > entriesMost) return null;
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > end || bytes.readUInt32LE(offset) !== entrySignature) return null;
    const nameLength = bytes.readUInt16LE(offset + 28);
    const restLength = bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
    names.push(bytes.toString('utf8', offset + 46, offset + 46 + nameLength));
    offset += 46 + nameLength + restLength;
  }
  return names;
}
