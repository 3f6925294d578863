import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import asar from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCaptured } from '../check/runNodeTool.ts';
import { startStandIn } from '../electron-stand-in/client.ts';
import { projectFolder } from '../node/requireNode24.mjs';

/** The budget of the unpacked app without Electron. */
const bytesMost = 15 * 1024 * 1024;
let folder: string;
let unpacked: string;
let archive: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-packed-'));
  const { exitCode, output } = await runCaptured([
    path.join(projectFolder, 'tools/package/package.ts'),
    '--linux',
    '--dir',
    '--stub-electron',
    `-c.directories.output=${folder}`,
  ]);
  if (exitCode !== 0) throw new Error(output);
  unpacked = globSync('linux*-unpacked', { cwd: folder }).map((name) => path.join(folder, name))[0] ?? '';
  archive = path.join(unpacked, 'resources/app.asar');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of the archive, without the leading slash. */
function packedFiles(): string[] {
  const all = asar.listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  return all.filter((name) => !('files' in asar.statFile(archive, name)));
}

describe.skipIf(process.platform !== 'linux')('R-J08 what is packed for Linux', () => {
  test('is the bundles, the clips and two native modules; no sources, tests or maps', () => {
    const files = packedFiles();
    expect(files).toContain('dist/main/main.js');
    expect(files).toContain('dist/server/server.js');
    expect(files).toContain('dist/preload/preload.cjs');
    expect(files).toContain('dist/renderer/console.html');
    expect(files).toContain('assets/demo/dock.mp4');
    const known =
      /^(dist\/(main|preload|renderer|server)\/|assets\/demo\/|node_modules\/(better-sqlite3|@node-rs)\/|package\.json$|LICENSE$)/;
    expect(files.filter((name) => !known.test(name))).toEqual([]);
    expect(
      files.filter((name) => /\.(map|tsx?|md)$|\.(test|spec)\.|(^|\/)(src|tests?|deps)\//.test(name)),
    ).toEqual([]);
    const manifest: unknown = JSON.parse(asar.extractFile(archive, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'valerus-workstation', main: 'dist/main/main.js' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  test('has the native modules of this system alone, unpacked, and nothing else unpacked', () => {
    const native = packedFiles().filter((name) => name.endsWith('.node'));
    expect(native).toHaveLength(2);
    expect(native).toContain(`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`);
    expect(native.every((name) => name.includes('linux') && name.includes(process.arch))).toBe(true);
    const aside = globSync('**/*', { cwd: `${archive}.unpacked`, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(`${archive}.unpacked`, path.join(entry.parentPath, entry.name)));
    expect(aside.sort()).toEqual([...native].sort());
  });

  test('has every fuse set as was decided', async () => {
    // The program is a stub with a wire like Electron's; the packing has really set it.
    const { version: _version, ...fuses } = await getCurrentFuseWire(
      path.join(unpacked, 'valerus-workstation'),
    );
    const names = Object.entries(fuses).map(([index, state]) => [FuseV1Options[Number(index)], state]);
    const { ENABLE, DISABLE } = FuseState;
    expect(Object.fromEntries(names)).toEqual({
      RunAsNode: DISABLE,
      EnableCookieEncryption: ENABLE,
      EnableNodeOptionsEnvironmentVariable: DISABLE,
      EnableNodeCliInspectArguments: DISABLE,
      EnableEmbeddedAsarIntegrityValidation: ENABLE,
      OnlyLoadAppFromAsar: ENABLE,
      LoadBrowserProcessSpecificV8Snapshot: DISABLE,
      GrantFileProtocolExtraPrivileges: DISABLE,
      WasmTrapHandlers: ENABLE,
    });
  });

  test('takes 15 MB at most without Electron', () => {
    const files = globSync('resources/**/*', { cwd: unpacked, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const bytes = files.reduce(
      (sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size,
      0,
    );
    expect(bytes).toBeGreaterThan(5 * 1024 * 1024);
    expect(bytes).toBeLessThanOrEqual(bytesMost);
  });

  test('runs: the packed bundles bring up the demo site with their own native modules', async () => {
    // Outside of the project, so that nothing of its node_modules can help.
    const extracted = path.join(folder, 'extracted');
    asar.extractAll(archive, extracted);
    const standIn = await startStandIn({
      mainFile: path.join(extracted, 'dist/main/main.js'),
      appArguments: ['--site', 'demo', '--user', 'operador1', '--data', path.join(folder, 'data')],
      options: ['--lang', 'es'],
    });
    try {
      const browser = await chromium.connectOverCDP(standIn.cdp);
      const page = browser.contexts()[0]?.pages()[0];
      await page?.getByText('En vivo').waitFor({ timeout: 30_000 });
      await browser.close();
      expect(readFileSync(path.join(folder, 'data/logs/workstation.log'), 'utf8')).not.toContain(
        '"level":50',
      );
    } finally {
      await standIn.stop();
    }
  }, 90_000);
});
