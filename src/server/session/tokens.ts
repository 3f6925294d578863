import { hash, randomBytes } from 'node:crypto';

/** Makes a token: 32 random bytes, so that guessing one is out of the question. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The SHA-256 of a token in hexadecimal: the only form in which the server keeps one. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The token of an `Authorization: Bearer …` header, or `null` where there is none. */
export function bearerToken(authorization: string | undefined | null): string | null {
  return /^Bearer +([\w.~+/=-]{1,512}) *$/iu.exec(authorization ?? '')?.[1] ?? null;
}
