import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The Node that runs this suite, which is the one that the project pins. */
export const processPath = process.execPath;
/** The built site server. */
export const serverBundle = join(root, 'dist/server/server.js');
/** The built main process of the workstation. */
export const mainBundle = join(root, 'dist/main/main.js');
/** Electron's binary where it has been fetched, else `null`: then the suite runs on the stand-in. */
export function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron');
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist'))) return null;
  return createRequire(import.meta.url)('electron') as string;
}
