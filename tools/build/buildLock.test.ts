import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withBuildLock } from './buildLock.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the build lock', () => {
  it('lets one build run at a time', async () => {
    const log: string[] = [];
    const build = (name: string) =>
      withBuildLock(folder, async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
      });
    await Promise.all([build('a'), build('b')]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is free again after a build that failed', async () => {
    await expect(withBuildLock(folder, () => Promise.reject(new Error('broken source')))).rejects.toThrow(
      'broken source',
    );
    expect(existsSync(path.join(folder, '.lock'))).toBe(false);
  });

  it('takes over from a build that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(path.join(folder, '.lock'), String(pid));
    expect(await withBuildLock(folder, () => Promise.resolve('built'))).toBe('built');
  });
});
