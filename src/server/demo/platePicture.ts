import { crc32, deflateSync } from 'node:zlib';

/** 5 × 7 dots per character, one hexadecimal pair per row: what Spanish plates are written with. */
const glyphs: Readonly<Record<string, string>> = {
  '0': '0e11131519110e',
  '1': '040c040404040e',
  '2': '0e11010204081f',
  '3': '1f02040201110e',
  '4': '02060a121f0202',
  '5': '1f101e0101110e',
  '6': '0608101e11110e',
  '7': '1f010204080808',
  '8': '0e11110e11110e',
  '9': '0e11110f01020c',
  B: '1e11111e11111e',
  C: '0e11101010110e',
  D: '1c12111111121c',
  F: '1f10101e101010',
  G: '0e11101711110f',
  H: '1111111f111111',
  J: '0702020202120c',
  K: '11121418141211',
  L: '1010101010101f',
  M: '111b1515111111',
  N: '11111915131111',
  P: '1e11111e101010',
  R: '1e11111e141211',
  S: '0f10100e01011e',
  T: '1f040404040404',
  V: '11111111110a04',
  W: '1111111515150a',
  X: '11110a040a1111',
  Y: '1111110a040404',
  Z: '1f01020408101f',
};

const dot = 4;
const margin = 12;
const band = 20;
const height = 7 * dot + 2 * margin;
const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const [white, black, blue] = [0, 1, 2];
const palette = Buffer.from('f4f4f01a1a1a1f4fa3', 'hex');

/** Draws a number plate as a PNG, in base64: a camera's crop of a plate, without a camera. */
export function platePicture(text: string): string {
  const width = band + 2 * margin + text.length * 6 * dot;
  const pixels = Buffer.alloc((width + 1) * height, white);
  const paint = (x: number, y: number, size: number, colour: number): void => {
    for (let row = y; row < y + size; row += 1) {
      // Each row begins with its filter, 0.
      pixels.fill(colour, row * (width + 1) + 1 + x, row * (width + 1) + 1 + x + size);
    }
  };
  for (let y = 0; y < height; y += 1) {
    pixels.fill(blue, y * (width + 1) + 1, y * (width + 1) + 1 + band);
  }
  for (const [index, character] of [...text].entries()) {
    const rows = Buffer.from(glyphs[character] ?? '', 'hex');
    for (const [row, bits] of rows.entries()) {
      for (let column = 0; column < 5; column += 1) {
        if ((bits >> (4 - column)) & 1) {
          paint(band + margin + (index * 6 + column) * dot, margin + row * dot, dot, black);
        }
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits per pixel, colours from the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]).toString('base64');
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
