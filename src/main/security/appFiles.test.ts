import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAppRequest } from './appFiles.ts';

let outside: string;
let folder: string;

beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'valerus-pages-'));
  folder = path.join(outside, 'renderer');
  mkdirSync(path.join(folder, 'bundle'), { recursive: true });
  mkdirSync(path.join(outside, 'renderer-other'));
  writeFileSync(path.join(outside, 'secret.html'), 'secret');
  writeFileSync(path.join(outside, 'renderer-other/secret.html'), 'secret');
  writeFileSync(path.join(folder, 'console.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'bundle/page.js'), 'export {};');
  writeFileSync(path.join(folder, 'ping.wav'), 'RIFF0123456789');
  writeFileSync(path.join(folder, 'notes.md'), 'not for pages');
  symlinkSync(path.join(outside, 'secret.html'), path.join(folder, 'linked.html'));
});

afterAll(() => rmSync(outside, { recursive: true, force: true }));

const ask = (address: string, init?: RequestInit) => answerAppRequest(folder, new Request(address, init));

describe('the protocol of the app', () => {
  it.each([
    ['app://workstation/console.html', 'text/html; charset=utf-8'],
    ['app://workstation/bundle/page.js', 'text/javascript; charset=utf-8'],
    ['app://workstation/bundle/page.js?version=2#top', 'text/javascript; charset=utf-8'],
    ['app://workstation/ping.wav', 'audio/wav'],
  ])('serves %s as %s, under the policy', async (address, type) => {
    const response = await ask(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
  });

  it.each([
    'app://workstation/../secret.html',
    'app://workstation/%2e%2e/secret.html',
    'app://workstation/%2e%2e%2fsecret.html',
    'app://workstation/..%2fsecret.html',
    'app://workstation/bundle/..%2f..%2fsecret.html',
    'app://workstation/..%5csecret.html',
    'app://workstation/..%2frenderer-other/secret.html',
    'app://workstation//secret.html/../../secret.html',
    'app://workstation/%00console.html',
    'app://workstation/console.html%00.js',
    'app://workstation/C:%5csecret.html',
    'app://workstation/%E0%A4%A.html',
    'app://workstation/linked.html',
    'app://workstation/notes.md',
    'app://workstation/bundle',
    'app://workstation/',
    'app://workstation/missing.html',
    'app://elsewhere/console.html',
    'https://workstation/console.html',
  ])('does not find %s', async (address) => {
    const response = await ask(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('takes no other method', async () => {
    expect((await ask('app://workstation/console.html', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it.each([
    ['bytes=0-3', 206, 'RIFF', 'bytes 0-3/14'],
    ['bytes=10-', 206, '6789', 'bytes 10-13/14'],
    ['bytes=-2', 206, '89', 'bytes 12-13/14'],
    ['bytes=12-99', 206, '89', 'bytes 12-13/14'],
    ['bytes=14-', 416, '', 'bytes */14'],
    ['nonsense', 200, 'RIFF0123456789', null],
  ])('honours the range %s', async (range, status, text, contentRange) => {
    const response = await ask('app://workstation/ping.wav', { headers: { range } });
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });
});
