import { describe, expect, it } from 'vitest';
import { typedKind } from './typedKind.ts';

describe('R-D05 R-B01 a kind of event that is typed', () => {
  it.each([
    ['external.radar-intruso', 'external.radar-intruso'],
    ['radar-intruso', 'external.radar-intruso'],
    ['  Radar intruso ', 'external.radar-intruso'],
    ['External.Radar', 'external.radar'],
    ['external.Radar intruso', 'external.radar-intruso'],
    // The sender's own kind; its letters count as they are.
    ['com.acme.Radar', 'com.acme.Radar'],
    ['com.acme radar', 'external.com-acme-radar'],
    ['a..b', 'external.a-b'],
    ['x'.repeat(130), `external.${'x'.repeat(130)}`],
    // As the site server cuts what a partner sends.
    ['x'.repeat(200), `external.${'x'.repeat(191)}`],
  ])('%j is %s', (text, kind) => {
    expect(typedKind(text)).toBe(kind);
  });

  it.each(['', '   ', '...', 'external.', '¿?', 'x'.repeat(201)])('%j is none', (text) => {
    expect(typedKind(text)).toBeNull();
  });
});
