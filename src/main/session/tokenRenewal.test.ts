import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RenewalOutcome, TokenRenewal } from './tokenRenewal.ts';

const hour = 3_600_000;
let asked: number[];
let answers: RenewalOutcome[];
const startMs = Date.parse('2027-03-01T08:00:00Z');
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ now: startMs });
  asked = [];
  answers = [];
});
afterEach(() => vi.useRealTimers());

function renewal(): TokenRenewal {
  return new TokenRenewal(async () => {
    asked.push((Date.now() - startMs) / hour);
    return answers.shift() ?? { expiresAt: inHours(12) };
  });
}

test('R-J05 a token is renewed when half of its time is over, again and again', async () => {
  const tokens = renewal();
  tokens.follow(inHours(12));
  await vi.advanceTimersByTimeAsync(19 * hour);
  expect(asked).toEqual([6, 12, 18]);
  tokens.stop();
  await vi.advanceTimersByTimeAsync(24 * hour);
  expect(asked).toHaveLength(3);
});

test('R-J05 a server that is away is asked again every minute; one that wants the password is not', async () => {
  answers = ['later', 'later', 'never'];
  renewal().follow(inHours(12));
  await vi.advanceTimersByTimeAsync(24 * hour);
  expect(asked).toEqual([6, 6 + 1 / 60, 6 + 2 / 60]);
});
