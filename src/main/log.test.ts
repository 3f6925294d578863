import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from './log.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-log-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('strikes out what must not be in it', () => {
    openLog(folder).info({ token: 'sesame', session: { password: 'sesame' } }, 'signed in');
    const line = readFileSync(path.join(folder, 'logs/workstation.log'), 'utf8');
    expect(line).toContain('signed in');
    expect(line).not.toContain('sesame');
  });

  it('starts a file anew that has grown too large, and keeps the last one', () => {
    mkdirSync(path.join(folder, 'logs'));
    writeFileSync(path.join(folder, 'logs/workstation.log'), 'x'.repeat(6 * 1024 * 1024));
    openLog(folder).info({}, 'started');
    expect(readFileSync(path.join(folder, 'logs/workstation.log'), 'utf8')).not.toContain('xxx');
    expect(readFileSync(path.join(folder, 'logs/workstation.log.1'), 'utf8')).toContain('xxx');
  });

  it('starts a file anew while it runs', () => {
    const log = openLog(folder);
    const text = 'x'.repeat(60_000);
    for (let line = 0; line < 100; line += 1) log.info({ line }, text);
    const [now, before] = ['', '.1'].map((part) =>
      readFileSync(path.join(folder, `logs/workstation.log${part}`), 'utf8'),
    );
    expect(`${before}${now}`.match(/"line":\d+/g)).toHaveLength(100);
    expect(before?.length).toBeLessThan(5 * 1024 * 1024 + 64 * 1024);
    expect(now).toContain('"line":99');
  });

  it.runIf(process.platform === 'linux')('does not end the workstation when the disk is full', () => {
    mkdirSync(path.join(folder, 'logs'));
    symlinkSync('/dev/full', path.join(folder, 'logs/workstation.log'));
    const log = openLog(folder);
    expect(() => log.info({}, 'nobody reads this')).not.toThrow();
  });

  it('goes on without its file where there can be none', () => {
    writeFileSync(path.join(folder, 'logs'), 'in the way');
    const log = openLog(folder);
    expect(() => log.info({}, 'to standard error only')).not.toThrow();
  });
});
