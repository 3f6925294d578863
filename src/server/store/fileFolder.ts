import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { asStorageFailure } from './storageFailure.ts';

/** Files that came with events, named by their content: the same picture is kept once. */
export interface FileFolder {
  /** Puts bytes on disk and answers their name; on disk when this resolves. Throws `StorageFailure` where the disk refuses. */
  keep(bytes: Uint8Array): Promise<string>;
}

/** Files in a folder, spread over sub-folders by the first two digits of their SHA-256. */
export function fileFolderIn(folder: string): FileFolder {
  return {
    keep: async (bytes) => {
      const name = createHash('sha256').update(bytes).digest('hex');
      try {
        await keepAs(path.join(folder, name.slice(0, 2), name), bytes);
      } catch (error) {
        throw asStorageFailure(error);
      }
      return name;
    },
  };
}

async function keepAs(file: string, bytes: Uint8Array): Promise<void> {
  if (await exists(file)) {
    return;
  }
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${randomUUID()}.part`;
  try {
    await writeSynced(aside, bytes);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file, constants.F_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without this the new name itself may be lost in a power cut. Windows keeps names safe by itself and opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
