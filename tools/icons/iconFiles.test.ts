import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../node/requireNode24.mjs';
import { icnsFile, icoFile } from './iconFiles.ts';

const pictures = [16, 256, 512].map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }));

test('R-J08 the icon for Windows names where each of its pictures lies', () => {
  const file = icoFile(pictures);
  expect(file.readUInt16LE(2)).toBe(1);
  expect(file.readUInt16LE(4)).toBe(2);
  const read = (entry: number) => {
    const at = 6 + 16 * entry;
    const offset = file.readUInt32LE(at + 12);
    return [file[at], String(file.subarray(offset, offset + file.readUInt32LE(at + 8)))];
  };
  expect([read(0), read(1)]).toEqual([
    [16, 'picture of 16'],
    [0, 'picture of 256'],
  ]);
});

test('R-J08 the icon for macOS is a chain of blocks that fills the file', () => {
  const file = icnsFile(pictures);
  expect(String(file.subarray(0, 4))).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found: string[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found.push(`${file.subarray(at, at + 4)}: ${file.subarray(at + 8, at + file.readUInt32BE(at + 4))}`);
  }
  expect(found).toEqual(['icp4: picture of 16', 'ic08: picture of 256', 'ic09: picture of 512']);
});

test('R-J08 the icons that were drawn are there for every system', () => {
  const read = (name: string) => readFileSync(path.join(projectFolder, 'build', name));
  expect(read('icon.ico').readUInt16LE(4)).toBeGreaterThanOrEqual(5);
  expect(String(read('icon.icns').subarray(0, 4))).toBe('icns');
  // Width and height stand in the first block of a PNG.
  expect(read('icons/512x512.png').readUInt32BE(16)).toBe(512);
});
