import { createHash } from 'node:crypto';

/** Names what belongs to one user of one site, without telling whose it is. */
export function userKeyOf(site: string, user: string): string {
  return createHash('sha256')
    .update(JSON.stringify([site, user]))
    .digest('hex')
    .slice(0, 32);
}
