import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 100;

/**
 * Runs one build at a time per folder, across processes: test workers and `npm start` may all find dist/ out of date together.
 * The lock holds its owner's process id, so that one left behind by a killed build is taken over.
 */
export async function withBuildLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lockFile = path.join(folder, '.lock');
  while (!tryLock(lockFile)) {
    await wait(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function tryLock(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isErrorCode(error, 'EEXIST')) {
      throw error;
    }
  }
  if (!isOwnerAlive(lockFile)) {
    rmSync(lockFile, { force: true });
  }
  return false;
}

function isOwnerAlive(lockFile: string): boolean {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    // A file that is still empty was created this very moment.
    if (owner > 0) {
      process.kill(owner, 0);
    }
    return true;
  } catch (error) {
    // ENOENT: its owner has just finished, the next try decides. EPERM: it runs, and belongs to somebody else.
    return !isErrorCode(error, 'ESRCH');
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
