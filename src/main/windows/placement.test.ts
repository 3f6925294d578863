import { describe, expect, it } from 'vitest';
import { type DisplayArea, placeWindow, rememberPlacement } from './placement.ts';

const left: DisplayArea = {
  label: 'Left',
  bounds: { x: 0, y: 0, width: 1600, height: 900 },
  workArea: { x: 0, y: 0, width: 1600, height: 860 },
};
const right: DisplayArea = {
  label: 'Right',
  bounds: { x: 1600, y: 0, width: 1280, height: 1024 },
  workArea: { x: 1600, y: 0, width: 1280, height: 1024 },
};
const size = { width: 1600, height: 900 };
const onRight = { x: 1700, y: 50, width: 1000, height: 700 };

describe('R-J01 a window', () => {
  it('opens in the middle of the primary display the first time, no larger than that', () => {
    expect(placeWindow(null, [left, right], left, size)).toEqual({
      bounds: { x: 0, y: 0, width: 1600, height: 860 },
      isMaximized: false,
    });
  });

  it('comes back on the display where it was last', () => {
    const placement = rememberPlacement(null, right, onRight, true);
    expect(placeWindow(placement, [left, right], left, size)).toEqual({ bounds: onRight, isMaximized: true });
  });

  it('opens on a display that exists when that one is gone, as it was there', () => {
    const onLeft = { x: 10, y: 10, width: 800, height: 600 };
    const before = rememberPlacement(null, left, onLeft, false);
    const placement = rememberPlacement(before, right, onRight, true);
    expect(placeWindow(placement, [left], left, size)).toEqual({ bounds: onLeft, isMaximized: false });
  });

  it('does not count a display of the same name and another size as the same', () => {
    const placement = rememberPlacement(null, right, onRight, false);
    const smaller = {
      ...right,
      bounds: { ...right.bounds, width: 800 },
      workArea: { ...right.workArea, width: 800 },
    };
    expect(placeWindow(placement, [left, smaller], left, size).bounds.x).toBe(0);
  });

  it('never opens outside of what can be seen', () => {
    const placement = rememberPlacement(null, right, { x: 2800, y: -300, width: 4000, height: 700 }, false);
    expect(placeWindow(placement, [left, right], left, size).bounds).toEqual({
      x: 1600,
      y: 0,
      width: 1280,
      height: 700,
    });
  });
});
