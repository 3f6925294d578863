import { crc32, deflateSync } from 'node:zlib';

/** Side of the picture, pixels: Windows shows it at 16, or at 32 on a fine display. */
const side = 32;
/** `--accent-strong` of the tokens, and white. */
const disc = [0x1f, 0x6f, 0xd0] as const;
const ink = [0xff, 0xff, 0xff] as const;

/** Three pixels wide, five high, row by row. */
const glyphs: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};

/** The badge as a PNG for the taskbar of Windows, which knows pictures and no numbers: `1` to `9`, then `9+` (R-J02). */
export function badgePicture(badge: number): Buffer {
  const text = badge > 9 ? '9+' : String(badge);
  const scale = text.length > 1 ? 3 : 4;
  const left = Math.floor((side - (text.length * 4 - 1) * scale) / 2);
  const top = Math.floor((side - 5 * scale) / 2);
  const rows = Buffer.alloc((side * 4 + 1) * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isInk = isGlyph(text, Math.floor((x - left) / scale), Math.floor((y - top) / scale));
      const [red, green, blue] = isInk ? ink : disc;
      rows.set([red, green, blue, coverage(x, y)], y * (side * 4 + 1) + 1 + x * 4);
    }
  }
  return png(rows);
}

function isGlyph(text: string, column: number, row: number): boolean {
  if (column < 0 || row < 0 || row > 4 || column % 4 === 3) return false;
  const glyph = glyphs[text[Math.floor(column / 4)] ?? ''];
  return glyph?.[row * 3 + (column % 4)] === '1';
}

/** How much of a pixel the disc covers, 0–255, so that its edge is smooth. */
function coverage(x: number, y: number): number {
  const radius = side / 2;
  const distance = Math.hypot(x + 0.5 - radius, y + 0.5 - radius);
  return Math.round(255 * Math.min(1, Math.max(0, radius - distance)));
}

/** A PNG of 8-bit RGBA rows, each with its filter byte (PNG specification, section 11). */
function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
