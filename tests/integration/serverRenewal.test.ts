import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionSchema } from '../../src/shared/link/rest.ts';
import { FakeClock } from '../helpers/fakeClock.ts';
import { InProcessSite } from '../helpers/inProcessSite.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import type { SignedIn } from '../helpers/runningSite.ts';

const hour = 3_600;
let clock: FakeClock;
let site: InProcessSite;

beforeEach(async () => {
  clock = new FakeClock();
  site = await InProcessSite.startInside({ clock });
});
afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

const status = async (token: string) => (await site.request('GET', '/api/v1/alarms', { token })).status;

async function renew(token: string): Promise<{ readonly token: string; readonly expiresAt: string }> {
  const answer = await site.request('POST', '/api/v1/session/renew', { token });
  expect(answer.status).toBe(201);
  return sessionSchema.parse(answer.body);
}

test('R-J05 a token is renewed without the password and outlives the one that it renews', async () => {
  const { token } = await site.signIn('operador1');
  clock.advance(11 * hour);
  const fresh = await renew(token);
  expect(fresh.expiresAt).toBe('2026-03-03T07:00:00.000Z');
  // Whoever has not heard of the new one yet still has the old one.
  expect([await status(token), await status(fresh.token)]).toEqual([200, 200]);
  clock.advance(2 * hour);
  expect([await status(token), await status(fresh.token)]).toEqual([401, 200]);
  expect((await site.request('POST', '/api/v1/session/renew', { token })).status).toBe(401);
});

test('R-J05 a link goes on with the fresh token that `auth` brings', async () => {
  const { token } = await site.signIn('operador1');
  const probe = await LinkProbe.live(site.address, { token });
  clock.advance(11 * hour);
  const fresh = await renew(token);
  probe.send({ t: 'auth', d: { token: fresh.token } });
  expect((await probe.run({ name: 'alarm.handle', alarm: 'none', args: {} })).t).toBe('err');
  clock.advance(2 * hour);
  expect((await probe.run({ name: 'alarm.handle', alarm: 'none', args: {} })).t).toBe('err');
  probe.cut();
});

test('R-J05 signing out ends every token of the session, and no other session', async () => {
  const [first, other]: SignedIn[] = [await site.signIn('operador1'), await site.signIn('operador1')];
  clock.advance(hour);
  const second = await renew(first?.token ?? '');
  clock.advance(hour);
  const third = await renew(second.token);
  // Of a family only the last two live.
  expect(await status(first?.token ?? '')).toBe(401);
  await site.request('DELETE', '/api/v1/session', { token: third.token });
  expect([await status(second.token), await status(third.token)]).toEqual([401, 401]);
  expect(await status(other?.token ?? '')).toBe(200);
});

test('R-J05 after a week the password has to be given again', async () => {
  let { token } = await site.signIn('operador1');
  for (let shift = 0; shift < 16; shift += 1) {
    clock.advance(10 * hour);
    ({ token } = await renew(token));
  }
  clock.advance(8 * hour - 1);
  expect((await site.request('POST', '/api/v1/session/renew', { token })).status).toBe(403);
  expect(await status(token)).toBe(200);
  clock.advance(1);
  expect(await status(token)).toBe(401);
});
