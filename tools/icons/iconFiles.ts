/** A picture of an icon in one size, as a PNG file. */
export interface IconPicture {
  /** Width and height, px. */
  readonly size: number;
  readonly png: Buffer;
}

/** The types under which Apple's format keeps PNG pictures, by their size. */
const icnsTypes: Readonly<Record<number, string>> = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};

/** Windows' icon file: a directory of pictures, which may be PNG files since Windows Vista, up to 256 px. */
export function icoFile(pictures: readonly IconPicture[]): Buffer {
  const kept = pictures.filter(({ size }) => size <= 256);
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(kept.length, 4);
  let offset = header.length + 16 * kept.length;
  const directory = kept.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // One byte each: 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...kept.map(({ png }) => png)]);
}

/** Apple's icon file: blocks of a type, a length and a PNG file. */
export function icnsFile(pictures: readonly IconPicture[]): Buffer {
  const blocks = pictures.flatMap(({ size, png }) => {
    const type = icnsTypes[size];
    return type === undefined ? [] : [block(type, png)];
  });
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
