import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SitePort } from './sitePort.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-port-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const open = () => new SitePort(folder, log);
const first = [7410, 7411, 7412, 7413, 7414, 0];

describe('R-D16 the port of the site on this machine', () => {
  it('is 7410 at first, or the next one; whichever it was is the one it usually has', () => {
    expect(open().candidates).toEqual(first);
    const port = open();
    port.used(7412);
    expect(port.missed(7412)).toBeNull();
    expect(open().candidates).toEqual([7412, 7410, 7411, 7413, 7414, 0]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('is the usual one again as soon as that is free, and until then the one it had last', () => {
    open().used(7410);
    const taken = open();
    taken.used(40_123);
    expect(taken.missed(40_123)).toBe(7410);
    expect(log.warn).toHaveBeenCalledWith(
      { usual: 7410, port: 40_123 },
      expect.stringContaining('usual port'),
    );
    expect(open().candidates).toEqual([7410, 40_123, 7411, 7412, 7413, 7414, 0]);
    const free = open();
    free.used(7410);
    expect(free.missed(7410)).toBeNull();
    expect(open().candidates).toEqual(first);
  });

  it('a file that is broken is set aside and said', () => {
    writeFileSync(path.join(folder, 'sitePort.json'), '{"usual": "many", "last": 7410}');
    expect(open().candidates).toEqual(first);
    expect(log.error).toHaveBeenCalled();
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^sitePort\.json\..+\.bad$/)]);
  });

  it('a disk that keeps nothing is said, and the site runs all the same', () => {
    const port = open();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder any more');
    port.used(7411);
    expect(port.candidates[0]).toBe(7411);
    expect(log.error).toHaveBeenCalledWith(expect.anything(), 'the port of the site could not be kept');
    rmSync(folder);
    mkdirSync(folder);
  });
});
