import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { platePicture } from './platePicture.ts';

test('R-F06 a plate is drawn as a PNG whose rows are as long as its header says', () => {
  const png = Buffer.from(platePicture('4821KLM'), 'base64');
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data = png.indexOf('IDAT');
  const pixels = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  expect(pixels).toHaveLength((width + 1) * height);
  expect(new Set(pixels)).toEqual(new Set([0, 1, 2]));
});

test('R-F06 two plates look different', () => {
  expect(platePicture('4821KLM')).not.toBe(platePicture('4821KLN'));
});
