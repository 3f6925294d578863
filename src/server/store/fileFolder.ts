import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { asStorageFailure } from './storageFailure.ts';

/** Files that came with events, named by their content: the same picture is kept once. */
export interface FileFolder {
  /** Puts bytes on disk and answers their name; on disk when this resolves. Throws `StorageFailure` where the disk refuses. */
  keep(bytes: Uint8Array): Promise<string>;
  /** The bytes of a name; `null` where there is no such file. */
  read(name: string): Promise<Buffer<ArrayBuffer> | null>;
  /** Removes a file that nothing shows any more; not one that was just put here again, whose event is still to be written. */
  discard(name: string): Promise<void>;
}

/** A name is the SHA-256 of the content in hex: no other text ever becomes a path. */
const fileName = /^[\da-f]{64}$/u;

/** An event is written long before so much time has passed since its pictures were, ms. */
const writtenWithinMs = 600_000;

/** Files in a folder, spread over sub-folders by the first two digits of their SHA-256. */
export function fileFolderIn(folder: string): FileFolder {
  /** When files were put here last, by name: in this process, which is the only one that puts or removes any. */
  const keptAt = new Map<string, number>();
  const discarding = new Map<string, Promise<void>>();
  const fileOf = (name: string): string => path.join(folder, name.slice(0, 2), name);
  return {
    keep: async (bytes) => {
      const name = createHash('sha256').update(bytes).digest('hex');
      keptAt.set(name, performance.now());
      try {
        // One that is on its way out must not be found to be there.
        await discarding.get(name);
        await keepAs(fileOf(name), bytes);
      } catch (error) {
        throw asStorageFailure(error);
      }
      return name;
    },

    read: async (name) => {
      if (!fileName.test(name)) {
        return null;
      }
      try {
        return await readFile(fileOf(name));
      } catch (error) {
        if (isMissing(error)) {
          return null;
        }
        throw asStorageFailure(error);
      }
    },

    discard: async (name) => {
      const longAgo = performance.now() - writtenWithinMs;
      for (const [kept, at] of keptAt) {
        if (at < longAgo) {
          keptAt.delete(kept);
        }
      }
      if (keptAt.has(name)) {
        return;
      }
      const removal = rm(fileOf(name), { force: true });
      discarding.set(name, removal);
      try {
        await removal;
      } catch (error) {
        throw asStorageFailure(error);
      } finally {
        discarding.delete(name);
      }
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
    if (isMissing(error)) {
      return false;
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
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
