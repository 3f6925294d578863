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
import path from 'node:path';
import type { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';

/** Writes a file whole or not at all: aside, synced, renamed. For this user only. Throws what the disk throws. */
export function writeFileDurably(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}.new`;
  const descriptor = openSync(aside, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, file);
}

/** Reads a JSON file; `null` where there is none. One that is broken is set aside, logged, and counts as none. */
export function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  log: EventLog,
): z.infer<Schema> | null {
  if (!existsSync(file)) return null;
  let why: unknown;
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (read.success) return read.data;
    why = `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.code}`;
  } catch (error) {
    why = error;
  }
  log.error({ file: path.basename(file), why }, 'a file of this workstation is broken; it was set aside');
  try {
    renameSync(file, `${file}.${new Date().toISOString().replaceAll(':', '-')}.bad`);
  } catch (error) {
    log.error({ file: path.basename(file), err: error }, 'the broken file could not be set aside');
  }
  return null;
}
