import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileFolderIn } from './fileFolder.ts';
import { StorageFailure } from './storageFailure.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-files-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('R-F06 a file is named by its content, kept once, and leaves nothing else behind', async () => {
  const files = fileFolderIn(path.join(folder, 'files'));
  const bytes = Buffer.from('a picture');
  const names = await Promise.all([files.keep(bytes), files.keep(bytes)]);
  const name = await files.keep(bytes);
  expect(names).toEqual([name, name]);
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  const kept = path.join(folder, 'files', name.slice(0, 2));
  expect(readdirSync(kept)).toEqual([name]);
  expect(readFileSync(path.join(kept, name))).toEqual(bytes);
});

test('R-F06 a disk that refuses is told from a bug', async () => {
  const inTheWay = path.join(folder, 'files');
  writeFileSync(inTheWay, 'this is no folder');
  await expect(fileFolderIn(inTheWay).keep(Buffer.from('a picture'))).rejects.toBeInstanceOf(StorageFailure);
});

test('a file that nothing shows any more is removed; one that was just kept again is not', async () => {
  const before = fileFolderIn(folder);
  const name = await before.keep(Buffer.from('picture'));
  await before.discard(name);
  expect(existsSync(path.join(folder, name.slice(0, 2), name))).toBe(true);
  // After a restart nobody waits for it.
  const after = fileFolderIn(folder);
  await Promise.all([after.discard(name), after.discard('of-nobody')]);
  expect(existsSync(path.join(folder, name.slice(0, 2), name))).toBe(false);
  const removal = after.discard(name);
  await Promise.all([removal, after.keep(Buffer.from('picture'))]);
  expect(existsSync(path.join(folder, name.slice(0, 2), name))).toBe(true);
});
