import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. A hash names its own cost, so this may be raised. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Answers the hash of a password, to be kept in its place. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Answers whether a password is the one of a hash. */
export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFC'));
}
