import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf, ownCertificate } from './ownCertificate.ts';
import { makeSelfSignedCertificate } from './selfSignedCertificate.ts';
import { StartRefusal } from './startRefusal.ts';

const now = new Date('2027-03-01T12:00:00Z');
let data: string;

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'own-certificate-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test('R-J05 a self-made certificate is one that others can read and check', () => {
  const hosts = ['site.example', '10.1.2.3', '::1', 'fe80::1:2'];
  const { cert, key } = makeSelfSignedCertificate(hosts, now, 3650);
  const read = new X509Certificate(cert);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(read.ca).toBe(false);
  expect(read.subject).toBe('CN=Valerus site server');
  expect(read.checkHost('site.example')).toBe('site.example');
  expect(read.checkHost('other.example')).toBeUndefined();
  for (const address of hosts.slice(1)) expect(read.checkIP(address)).toBe(address);
  expect([read.validFromDate, read.validToDate]).toEqual([now, new Date('2037-02-26T12:00:00Z')]);
  expect(makeSelfSignedCertificate(hosts, now, 1).cert).not.toBe(cert);
  expect(
    new X509Certificate(makeSelfSignedCertificate(hosts, now, 20_000).cert).validToDate.getUTCFullYear(),
  ).toBe(2081);
});

test('R-J05 the server keeps its own certificate, with a key that nobody else may read', () => {
  const made = ownCertificate(data, '10.1.2.3', now);
  expect(new X509Certificate(made.cert).checkIP('10.1.2.3')).toBe('10.1.2.3');
  expect(ownCertificate(data, '10.1.2.3', new Date('2030-01-01T00:00:00Z'))).toEqual(made);
  expect(fingerprintOf(made.cert)).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  if (process.platform !== 'win32') {
    expect(statSync(path.join(data, 'tls/server.key')).mode & 0o777).toBe(0o600);
  }
});

test('R-J05 one that has ended or is broken is not replaced behind the back of the workstations', () => {
  ownCertificate(data, '127.0.0.1', now);
  expect(() => ownCertificate(data, '127.0.0.1', new Date('2040-01-01T00:00:00Z'))).toThrow(StartRefusal);
  writeFileSync(path.join(data, 'tls/server.pem'), 'nonsense');
  expect(() => ownCertificate(data, '127.0.0.1', now)).toThrow(/remove the folder for a new one/);
});
