import { describe, expect, it } from 'vitest';
import { createFadeIn } from './freshRows.ts';

const start = Date.parse('2026-03-01T12:00:00.000Z');
const raisedAt = (ms: number) => new Date(start + ms).toISOString();

describe('rows that fade in', () => {
  it('a new row that comes alone fades in, one that is scrolled into view does not', () => {
    const fadesIn = createFadeIn(() => start + 5000);
    expect(fadesIn(raisedAt(1000))).toBe(false);
    expect(fadesIn(raisedAt(4900))).toBe(true);
  });

  it('the rows of a burst do not, until it is over', () => {
    let at = 0;
    const fadesIn = createFadeIn(() => start + at);
    const came = [0, 0, 20, 300, 650, 1100].map((ms) => {
      at = ms;
      return fadesIn(raisedAt(ms));
    });
    expect(came).toEqual([true, false, false, false, false, true]);
  });
});
