import type { PeerCertificate } from 'node:tls';

/** What a person is shown of a server's certificate, to compare it with what the server's administrator reads there. */
export interface ServerCertificate {
  /** SHA-256 in hexadecimal, with colons. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Decides whether a server may be spoken to; asked in each handshake, before anything is sent. */
export interface CertificateTrust {
  isTrusted(server: string, certificate: ServerCertificate): boolean;
}

/** A server showed a certificate that nobody here has accepted. Nothing was sent to it. */
export class CertificateRefusal extends Error {
  override readonly name = 'CertificateRefusal';
  readonly code = 'CERTIFICATE_REFUSED';
}

/** Answers whether something failed because of a certificate, however deep that lies. */
export function isCertificateRefusal(error: unknown): boolean {
  return error instanceof CertificateRefusal || (error instanceof Error && isCertificateRefusal(error.cause));
}

/** The parts of a peer's certificate that are shown; `null` where the peer has shown none. */
export function readCertificate(peer: PeerCertificate): ServerCertificate | null {
  if (!peer.fingerprint256) return null;
  return {
    fingerprint: peer.fingerprint256,
    subject: nameOf(peer.subject),
    issuer: nameOf(peer.issuer),
    validFrom: instantOf(peer.valid_from),
    validTo: instantOf(peer.valid_to),
  };
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const [common] = [name?.CN ?? name?.O].flat();
  return (common ?? '—').slice(0, 200);
}

function instantOf(text: string): string {
  return new Date(text).toISOString();
}
