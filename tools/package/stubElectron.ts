import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options } from '@electron/fuses';
import { projectFolder } from '../node/requireNode24.mjs';

/** What stands before the fuses in Electron's program; the library that sets them knows it, but does not tell. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The fuses of Electron 45: as many as the library that sets them knows. */
const fuseCount = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length;
const fuseVersion = 1;

/**
 * Writes a folder that electron-builder takes for Electron unpacked for Linux. Its program runs nothing, but carries the wire of
 * fuses as Electron's does, all of them off, so that what the packing sets can be read back.
 */
export function writeStubElectron(folder: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  for (const language of ['en-US', 'es']) writeFileSync(path.join(folder, 'locales', `${language}.pak`), '');
  const program = path.join(folder, 'electron');
  const wire = Buffer.alloc(fuseCount, FuseState.DISABLE);
  writeFileSync(
    program,
    Buffer.concat([
      Buffer.from('#!/bin/false\n'),
      Buffer.from(sentinel),
      Buffer.from([fuseVersion, fuseCount]),
      wire,
      Buffer.alloc(512),
    ]),
  );
  chmodSync(program, 0o755);
  const manifest = readFileSync(path.join(projectFolder, 'node_modules/electron/package.json'), 'utf8');
  writeFileSync(path.join(folder, 'version'), (JSON.parse(manifest) as { version: string }).version);
}
