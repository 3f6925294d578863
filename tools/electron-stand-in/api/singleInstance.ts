import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What a second instance tells the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/**
 * Takes the lock on a user data folder, or tells its holder of this start and answers false. At once, as Electron answers at once:
 * so the lock is a file with the holder's process id, and the message a file in a folder that the holder watches.
 */
export function takeInstanceLock(
  userData: string,
  additionalData: unknown,
  onSecondInstance: (second: SecondInstance) => void,
): boolean {
  const lockFile = path.join(userData, 'stand-in-instance.lock');
  const inbox = path.join(userData, 'stand-in-instances');
  mkdirSync(inbox, { recursive: true });
  if (!tryTake(lockFile)) {
    const message: SecondInstance = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    const file = path.join(inbox, randomUUID());
    writeFileSync(`${file}.part`, JSON.stringify(message));
    renameSync(`${file}.part`, `${file}.json`);
    return false;
  }
  process.once('exit', () => rmSync(lockFile, { force: true }));
  for (const old of readdirSync(inbox)) {
    rmSync(path.join(inbox, old), { force: true });
  }
  watch(inbox, { persistent: false }, () => readInbox(inbox, onSecondInstance));
  return true;
}

function tryTake(lockFile: string): boolean {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
    if (isAlive(Number(readIfThere(lockFile)))) {
      return false;
    }
    // Its holder was killed.
    rmSync(lockFile, { force: true });
  }
}

function isAlive(processId: number): boolean {
  if (!(processId > 0) || processId === process.pid) {
    return false;
  }
  try {
    process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A killed process that its parent has not collected yet still takes signals.
  const status = readIfThere(`/proc/${processId}/stat`);
  return status === '' || !/\) Z /.test(status);
}

function readInbox(inbox: string, onSecondInstance: (second: SecondInstance) => void): void {
  for (const name of readdirSync(inbox).filter((file) => file.endsWith('.json'))) {
    const file = path.join(inbox, name);
    const text = readIfThere(file);
    rmSync(file, { force: true });
    if (text !== '') {
      onSecondInstance(JSON.parse(text) as SecondInstance);
    }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It may be gone between two looks.
    return '';
  }
}
