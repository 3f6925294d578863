import { expect, test } from 'vitest';
import { createFrameBatch } from './frameBatch.ts';

/** A frame that is due only when the test says so. */
function fakeFrames() {
  const due: (() => void)[] = [];
  return {
    clock: (run: () => void) => {
      due.push(run);
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

test('R-E08 in a rain of changes two frames of three are left to the user', () => {
  const delivered: number[] = [];
  const frames = fakeFrames();
  const batch = createFrameBatch<number>((items) => delivered.push(...items), frames.clock);
  const drawn = Array.from({ length: 9 }, (_none, index) => {
    batch.add(index);
    frames.draw();
    return delivered.length;
  });
  expect(drawn).toEqual([1, 1, 1, 4, 4, 4, 7, 7, 7]);
  for (let frame = 0; frame < 5; frame += 1) frames.draw();
  expect(delivered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  // Then it asks for no frames any more.
  expect(frames.asked()).toBe(0);
});

test('R-E08 after something that the user did, two frames are left to the answer, but changes never wait for long', () => {
  const delivered: number[] = [];
  const frames = fakeFrames();
  const batch = createFrameBatch<number>((items) => delivered.push(...items), frames.clock);
  batch.add(1);
  batch.rest();
  const drawn = Array.from({ length: 3 }, () => {
    frames.draw();
    return delivered.length;
  });
  expect(drawn).toEqual([0, 0, 1]);
  batch.add(2);
  let waited = 0;
  // Whoever holds a key down does something in every frame.
  for (; delivered.length < 2 && waited < 100; waited += 1) {
    batch.rest();
    frames.draw();
  }
  expect(waited).toBe(12);
});
