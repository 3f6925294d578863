import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { badgePicture } from './badgePicture.ts';
import { windowTitle } from './windowTitle.ts';

/** Draws the white pixels of a picture as text, every other pixel, so that a difference can be read. */
function drawn(badge: number): string[] {
  const file = badgePicture(badge);
  const dataAt = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(dataAt + 4, dataAt + 4 + file.readUInt32BE(dataAt - 4)));
  return Array.from({ length: 32 }, (_row, y) =>
    Array.from({ length: 32 }, (_column, x) => (rows[y * 129 + 1 + x * 4] === 0xff ? '#' : ' ')).join(''),
  );
}

describe('R-J02 the badge on the taskbar', () => {
  it('shows a number as a picture', () => {
    expect(badgePicture(7).subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(drawn(7)[7]?.trim()).toBe('############');
  });

  it('shows 9+ from ten on', () => {
    expect(drawn(10)).toEqual(drawn(250));
    expect(drawn(10)).not.toEqual(drawn(9));
  });
});

describe('R-J02 the title of a window', () => {
  it.each([
    [0, null, 'Valerus'],
    [3, null, '(3) Valerus'],
    [12, 'Terminal Puerto Norte', '(12) Terminal Puerto Norte – Valerus'],
  ])('with %s new alarms at %s is %s', (badge, site, expected) => {
    expect(windowTitle({ badge, site })).toBe(expected);
  });
});
