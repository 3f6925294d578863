import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { SiteConnection } from '../../src/main/link/siteConnection.ts';
import { makeSelfSignedCertificate } from '../../src/server/process/selfSignedCertificate.ts';
import { listedPlate } from '../helpers/demoEvents.ts';
import { InProcessSite } from '../helpers/inProcessSite.ts';
import { closeTestWorkstations, eventually, TestWorkstation } from '../helpers/testWorkstation.ts';

const [first, second] = [1, 2].map(() =>
  makeSelfSignedCertificate(['127.0.0.1'], new Date(Date.now() - 60_000), 2),
);
const sites: InProcessSite[] = [];

afterEach(async () => {
  closeTestWorkstations();
  for (const site of sites.splice(0)) await site.end();
});

async function siteWith(tls: typeof first, port = 0): Promise<InProcessSite> {
  const site = await InProcessSite.startInside({ tls, port, heartbeatMs: 200 });
  sites.push(site);
  return site;
}

/** Accepts what the server has shown, as the button does. */
function accept({ certificates }: TestWorkstation): void {
  const { alert } = certificates;
  if (!alert) throw new Error('no certificate was refused');
  expect(certificates.accept(alert.server, alert.presented.fingerprint)).toBe('accepted');
}

test('R-J05 a certificate that nobody has accepted is shown before a password can be typed, and nothing is sent', async () => {
  const site = await siteWith(first);
  const seat = new TestWorkstation(site);
  await eventually(() => expect(seat.workstation.state().session.status).toBe('signedOut'));
  expect(seat.certificates.alert).toMatchObject({
    server: site.address,
    pinned: null,
    presented: { subject: 'Valerus site server', fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}/) },
  });
  expect(await seat.workstation.signIn('operador1', 'valerus-demo')).toEqual({
    ok: false,
    error: 'certificateRefused',
  });
  accept(seat);
  await seat.signIn('operador1', 'valerus-demo');
  expect(seat.certificates.alert).toBeNull();
});

test('R-J05 the accepted certificate holds for requests, files and the link, also after a restart', async () => {
  const site = await siteWith(first);
  const seat = new TestWorkstation(site);
  await eventually(() => expect(seat.certificates.alert).not.toBeNull());
  accept(seat);
  await seat.signIn('operador1', 'valerus-demo');
  // The helper speaks to the site with Node's own checks, so the event comes through the workstation's connection.
  const connection = new SiteConnection(seat.certificates);
  const answer = await connection.fetch(`${site.address}/ingest/v1/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-ingest', 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(listedPlate()),
  });
  expect(answer.status).toBe(202);
  connection.close();
  await eventually(() => expect(seat.alarms).toHaveLength(1));
  expect(await seat.workstation.recipients(seat.alarms[0]?.id ?? '')).toMatchObject({ ok: true });
  seat.workstation.close();
  const again = new TestWorkstation(site, { dataFolder: seat.dataFolder });
  await again.live();
  expect(again.certificates.alert).toBeNull();
});

test('R-J05 another certificate at the same address is refused with both fingerprints, and the list stays readable', async () => {
  const site = await siteWith(first);
  const seat = new TestWorkstation({ address: site.address });
  await eventually(() => expect(seat.certificates.alert).not.toBeNull());
  const known = seat.certificates.alert?.presented.fingerprint;
  accept(seat);
  await seat.signIn('operador1', 'valerus-demo');
  const { port } = new URL(site.address);
  await site.close();
  // It has even the same users: only the certificate tells it apart.
  await siteWith(second, Number(port));
  await eventually(() => expect(seat.certificates.alert).toMatchObject({ pinned: known }));
  expect(seat.certificates.alert?.presented.fingerprint).not.toBe(known);
  expect(seat.workstation.state().link.status).toBe('down');
  expect(seat.workstation.state().session.status).toBe('signedIn');
  accept(seat);
  seat.workstation.retryNow();
  // The token is the first server's: the second one does not know it, which only now it has been asked.
  await eventually(() =>
    expect(seat.workstation.state().session).toMatchObject({ status: 'signedOut', why: 'expired' }),
  );
});

test('R-J05 not a byte of a request reaches a server whose certificate is not accepted', async () => {
  const heard: Buffer[] = [];
  const server = createServer({ ...first }, (socket: TLSSocket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => heard.push(data));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const connection = new SiteConnection({ isTrusted: () => false });
  const asked = connection.fetch(`https://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { authorization: 'Bearer secret' },
    body: 'secret',
  });
  await expect(asked).rejects.toMatchObject({ cause: { name: 'CertificateRefusal' } });
  connection.close();
  await new Promise((resolve) => server.close(resolve));
  expect(Buffer.concat(heard).toString()).toBe('');
});

test('R-J05 what was accepted is kept by server, and only what was shown can be accepted', async () => {
  const site = await siteWith(first);
  const seat = new TestWorkstation(site);
  await eventually(() => expect(seat.certificates.alert).not.toBeNull());
  expect(seat.certificates.accept(site.address, 'AA:BB')).toBe('another');
  expect(
    seat.certificates.accept('https://other.example', seat.certificates.alert?.presented.fingerprint ?? ''),
  ).toBe('another');
  accept(seat);
  const kept: unknown = JSON.parse(readFileSync(path.join(seat.dataFolder, 'certificates.json'), 'utf8'));
  expect(kept).toMatchObject({ pins: { [site.address]: { fingerprint: expect.any(String) } } });
});
