import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../helpers/fakeClock.ts';
import { InProcessSite } from '../helpers/inProcessSite.ts';
import { closeTestWorkstations, eventually, TestWorkstation } from '../helpers/testWorkstation.ts';

let clock: FakeClock;
let site: InProcessSite;

beforeEach(async () => {
  // To the workstation the token has 8 s left: the server lives nearly 12 h in the past.
  clock = new FakeClock(new Date(Date.now() - 12 * 3_600_000 + 8_000).toISOString());
  site = await InProcessSite.startInside({ clock, heartbeatMs: 200 });
});
afterEach(async () => {
  closeTestWorkstations();
  await site.end();
});

test('R-J05 the workstation renews its token on the open link, and nobody is signed out in the middle of an alarm', async () => {
  const seat = new TestWorkstation(site);
  await seat.signIn('operador1', 'valerus-demo');
  // The first token is renewed after 4 s of the workstation's clock; the server's is moved past its end afterwards.
  clock.advance(3_600);
  // It is answered over REST and reaches the link afterwards: only then may the old one end.
  await eventually(async () => {
    const figures = await (await fetch(`${site.address}/metrics`)).text();
    expect(figures).toContain('valerus_link_renewals_total{outcome="taken"} 1\n');
  });
  clock.advance(11 * 3_600 + 60);
  // The server's heartbeat checks the token of the link; several have to pass.
  const beats = async () => {
    const figures = await (await fetch(`${site.address}/metrics`)).text();
    return Number(/valerus_link_frames_sent_total\{[^}\n]*"hb"[^}\n]*\} (\d+)/.exec(figures)?.[1] ?? 0);
  };
  const before = await beats();
  const linkChanges = seat.heard('link.changed').length;
  await eventually(async () => expect(await beats()).toBeGreaterThan(before + 3));
  const since = seat.heard('link.changed').slice(linkChanges);
  expect(since.filter(({ status }) => status !== 'live')).toEqual([]);
  expect(await seat.workstation.recipients('none')).toEqual({ ok: false, error: 'notPermitted' });
  expect(seat.workstation.state()).toMatchObject({
    session: { status: 'signedIn' },
    link: { status: 'live' },
  });
});
