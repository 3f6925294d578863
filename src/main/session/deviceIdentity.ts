import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';

const deviceSchema = z.object({ id: z.uuid() });

/** This installation's own id, made at its first start, by which the server tells workstations apart. */
export function deviceIdentity(dataFolder: string, log: EventLog): string {
  const file = path.join(dataFolder, 'device.json');
  const known = readJsonFile(file, deviceSchema, log);
  if (known) return known.id;
  const id = randomUUID();
  try {
    writeFileDurably(file, JSON.stringify({ id }));
  } catch (error) {
    log.error({ err: error }, 'the id of this workstation could not be kept; the next start makes another');
  }
  return id;
}
