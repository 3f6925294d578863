import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What must leave this machine with nobody, should it ever have come into a log. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/("(?:\w*token|\w*password|authorization|cookie)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi, '$1"…"'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/([?&](?:token|password|key)=)[^&\s"]+/gi, '$1…'],
  [/\/\/[^/\s:@"]+:[^/\s@"]+@/g, '//…@'],
  // Tokens are 43 characters of base64url; nothing else in a log is so long and so meaningless.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '…'],
];

/** The workstation's log, older part first, as it may be given away: without secrets. */
export function logToSave(dataFolder: string): string {
  const file = path.join(dataFolder, 'logs/workstation.log');
  const parts = [`${file}.1`, file]
    .filter((part) => existsSync(part))
    .map((part) => readFileSync(part, 'utf8'));
  return withoutSecrets(parts.join(''));
}

/** A text without what looks like a password or a token. */
export function withoutSecrets(text: string): string {
  return secrets.reduce((cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement), text);
}
