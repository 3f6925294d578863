import { expect, test } from 'vitest';
import { createFrameBatch } from './frameBatch.ts';

/** A frame that is due only when the test says so. */
function fakeFrames() {
  const due: (() => void)[] = [];
  return {
    clock: (run: () => void) => {
      due.push(run);
      return () => due.splice(due.indexOf(run), 1);
    },
    draw: () => due.splice(0).map((run) => run()),
    asked: () => due.length,
  };
}

test('R-E08 changes of one frame are delivered together, in their order, and once', () => {
  const delivered: number[][] = [];
  const frames = fakeFrames();
  const batch = createFrameBatch<number>((items) => delivered.push([...items]), frames.clock);
  batch.add(1);
  batch.add(2);
  expect(frames.asked()).toBe(1);
  expect(delivered).toEqual([]);
  frames.draw();
  expect(delivered).toEqual([[1, 2]]);
  batch.add(3);
  batch.flush();
  expect(delivered).toEqual([[1, 2], [3]]);
  frames.draw();
  expect(delivered).toEqual([[1, 2], [3]]);
});
