import { expect, test } from 'vitest';
import { isKnownEventKind } from './event.ts';

test('R-B01 the kinds with a name of their own are known, a vendor’s own word is not', () => {
  expect(isKnownEventKind('camera.video-lost')).toBe(true);
  expect(isKnownEventKind('external.radar')).toBe(false);
});
