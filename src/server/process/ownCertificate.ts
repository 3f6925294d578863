import { X509Certificate } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { type CertificatePair, makeSelfSignedCertificate } from './selfSignedCertificate.ts';
import { StartRefusal } from './startRefusal.ts';

/** Each workstation has to be told of a new one, so it lasts longer than the machine that it is made on. */
const lastsDays = 3650;
/** Machines whose clock is a little behind must not find it too young, ms. */
const clockLeewayMs = 86_400_000;

/**
 * The certificate of a server that was started with `--tls self`: made at the first start and kept in the data folder, so that
 * workstations find the same one at every start. Throws a `StartRefusal` where it is broken or has ended: a new one must be
 * somebody's decision.
 */
export function ownCertificate(data: string, host: string, now: Date): CertificatePair {
  const folder = path.join(data, 'tls');
  const files = { cert: path.join(folder, 'server.pem'), key: path.join(folder, 'server.key') };
  try {
    if (!existsSync(files.cert)) {
      const made = makeSelfSignedCertificate(
        namesFor(host),
        new Date(now.getTime() - clockLeewayMs),
        lastsDays,
      );
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // The key first: a certificate that is there has its key.
      writeWhole(files.key, made.key);
      writeWhole(files.cert, made.cert);
    }
    const pair = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
    const { validToDate } = new X509Certificate(pair.cert);
    if (validToDate <= now) throw new Error(`it ended on ${validToDate.toISOString()}`);
    return pair;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartRefusal(
      `tls: the server's own certificate (${files.cert}): ${reason}; remove the folder for a new one`,
      { cause: error },
    );
  }
}

/** SHA-256 of a certificate, as workstations show it. */
export function fingerprintOf(cert: string): string {
  return new X509Certificate(cert).fingerprint256;
}

function namesFor(host: string): string[] {
  const isAny = host === '0.0.0.0' || host === '::';
  return [...new Set([...(isAny ? [] : [host]), hostname(), 'localhost', '127.0.0.1', '::1'])];
}

function writeWhole(file: string, text: string): void {
  const aside = `${file}.new`;
  const descriptor = openSync(aside, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, file);
}
