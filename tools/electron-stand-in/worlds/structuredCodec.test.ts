import { expect, test } from 'vitest';
import { createStructuredCodec } from './structuredCodec.ts';

const codec = createStructuredCodec();

test.each([
  null,
  undefined,
  true,
  'text',
  12.5,
  -0,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  10n ** 30n,
  new Date(1),
  /a+/gi,
  [1, [undefined]],
  { a: { b: undefined } },
  { $: 'date', value: 1 },
  new Map<unknown, unknown>([[{ key: 1 }, new Set(['x'])]]),
  new Uint8Array([0, 128, 255]),
  new Float64Array([1.5]),
  new TypeError('wrong'),
])('%o arrives as it was', (value) => {
  expect(codec.decode(codec.encode(value))).toEqual(value);
});

test('a part of a buffer arrives without the rest', () => {
  const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
  expect(codec.decode(codec.encode(part))).toEqual(new Uint8Array([2, 3]));
});

test('objects lose their class, as in structured clone', () => {
  class Point {
    readonly x = 1;
  }
  const copy = codec.decode(codec.encode(new Point()));
  expect(copy).toEqual({ x: 1 });
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

test.each([() => 1, Symbol('s'), Promise.resolve(1), { deep: [() => 1] }, new WeakMap()])(
  '%o cannot be cloned',
  (value) => {
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
  },
);

test('a value that contains itself is refused clearly', () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  expect(() => codec.encode(ring)).toThrow(/contains itself/);
  const shared = { a: 1 };
  expect(codec.decode(codec.encode([shared, shared]))).toEqual([shared, shared]);
});
