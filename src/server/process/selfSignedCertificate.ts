import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key as PEM texts. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

/** Object identifiers, ready encoded (RFC 5280, RFC 5758). */
const identifiers = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  serverAuth: '2b06010505070301',
  subjectAlternativeName: '551d11',
};
/** ASN.1 tags (X.690); those beyond 0x80 belong to the structure that they stand in. */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  identifier: 0x06,
  utf8: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  dnsName: 0x82,
  ipAddress: 0x87,
};

/**
 * Makes a certificate that vouches for itself, for a site server without an authority: workstations know it by its fingerprint.
 * Node makes keys and signatures but no certificates, and the form of this one never changes, so it is written here (ADR 0029).
 */
export function makeSelfSignedCertificate(
  hosts: readonly string[],
  from: Date,
  days: number,
): CertificatePair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(
    node(
      tags.set,
      sequence(identifier(identifiers.commonName), node(tags.utf8, Buffer.from('Valerus site server'))),
    ),
  );
  const algorithm = sequence(identifier(identifiers.ecdsaWithSha256));
  const until = new Date(from.getTime() + days * 86_400_000);
  const body = sequence(
    node(tags.version, integer(Buffer.from([2]))),
    integer(positive(randomBytes(16))),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    node(tags.extensions, sequence(...extensionsFor(hosts))),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, algorithm, bitString(signature));
  return {
    cert: pem('CERTIFICATE', whole),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensionsFor(hosts: readonly string[]): Buffer[] {
  const yes = node(tags.boolean, Buffer.from([0xff]));
  const names = hosts.map((host) =>
    isIP(host) === 0
      ? node(tags.dnsName, Buffer.from(host, 'ascii'))
      : node(tags.ipAddress, addressBytes(host)),
  );
  return [
    // It vouches for itself and for nobody else.
    extension(identifiers.basicConstraints, sequence(), yes),
    // digitalSignature, the first bit of eight.
    extension(identifiers.keyUsage, node(tags.bitString, Buffer.from([7, 0x80])), yes),
    extension(identifiers.extendedKeyUsage, sequence(identifier(identifiers.serverAuth))),
    extension(identifiers.subjectAlternativeName, sequence(...names)),
  ];
}

function extension(kind: string, value: Buffer, critical?: Buffer): Buffer {
  return sequence(identifier(kind), ...(critical ? [critical] : []), node(tags.octetString, value));
}

function node(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return node(tags.sequence, Buffer.concat(parts));
}

function identifier(encoded: string): Buffer {
  return node(tags.identifier, Buffer.from(encoded, 'hex'));
}

function integer(bytes: Buffer): Buffer {
  return node(tags.integer, bytes);
}

/** A serial number is positive, and its first byte must be needed. */
function positive(bytes: Buffer): Buffer {
  const [first = 0, ...rest] = bytes;
  return Buffer.from([(first & 0x7f) | 0x40, ...rest]);
}

function bitString(bytes: Buffer): Buffer {
  return node(tags.bitString, Buffer.concat([Buffer.from([0]), bytes]));
}

/** RFC 5280 wants the short form before 2050; no workstation reads that difference, but others may. */
function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050
    ? node(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : node(tags.generalizedTime, Buffer.from(digits, 'ascii'));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const first = groups(head);
  const last = groups(tail ?? '');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return Buffer.from([...first, ...zeros, ...last].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
