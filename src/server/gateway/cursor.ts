import { createHash } from 'node:crypto';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { Tier } from '../../shared/domain/tier.ts';

/** A place in the journal as a client carries it: the position, and the rights with which the list up to there was made. */
export interface Cursor {
  readonly position: number;
  readonly rights: string;
}

/**
 * Names what a user may see. It goes into each cursor, because a resume can only tell of alarms that changed: somebody who
 * was given or lost a role while he was away needs the whole list anew (R-D10), and so does everybody whose site has another
 * tier now (R-A04).
 */
export function rightsMark(viewer: Viewer, tier: Tier): string {
  const sorted = JSON.stringify([viewer.id, [...viewer.roles].sort(), [...viewer.rights].sort(), tier]);
  return createHash('sha256').update(sorted).digest('hex').slice(0, 10);
}

/** Writes a cursor as text; clients do not look into it. */
export function writeCursor({ position, rights }: Cursor): string {
  return `${position}.${rights}`;
}

/** Reads a cursor that came back from a client; `null` for one that this server did not write. */
export function readCursor(text: string): Cursor | null {
  const [, position, rights] = /^(\d{1,15})\.([0-9a-f]{10})$/u.exec(text) ?? [];
  return position !== undefined && rights !== undefined ? { position: Number(position), rights } : null;
}
