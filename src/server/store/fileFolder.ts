import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
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

/** Writes a file that is on disk when this resolves; there must be none of that name. */
export async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives the files of one folder a second name in another; answers their bytes. Their content never changes, so a name is as good as a
 * copy and takes no space; where the disk knows no second names they are copied.
 */
export async function linkFiles(from: string, to: string): Promise<number> {
  await mkdir(to, { recursive: true });
  let bytes = 0;
  for (const folder of await foldersOf(from)) {
    await mkdir(path.join(to, folder), { recursive: true });
    for (const name of (await readdir(path.join(from, folder))).filter((each) => fileName.test(each))) {
      bytes += await linkFile(path.join(from, folder, name), path.join(to, folder, name));
    }
    await syncFolder(path.join(to, folder));
  }
  return bytes;
}

async function foldersOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[\da-f]{2}$/u.test(name));
  } catch (error) {
    if (isMissing(error)) {
      return [];
    }
    throw error;
  }
}

async function linkFile(from: string, to: string): Promise<number> {
  try {
    await linkOrCopy(from, to);
    return (await stat(to)).size;
  } catch (error) {
    if (isMissing(error)) {
      // It was forgotten meanwhile: nothing shows it any more.
      return 0;
    }
    throw error;
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') {
      return;
    }
    if (!['EPERM', 'EXDEV', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(code)) {
      throw error;
    }
    await copyFile(from, to);
    const handle = await open(to, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

/** Without this the new name itself may be lost in a power cut. Windows keeps names safe by itself and opens no folders. */
export async function syncFolder(folder: string): Promise<void> {
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
