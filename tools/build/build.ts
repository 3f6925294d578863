import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildMode, type BuildTarget, buildTargets, viteConfigFor } from '../../vite.config.ts';
import { projectFolder } from '../node/requireNode24.mjs';
import { withBuildLock } from './buildLock.ts';

const distFolder = path.join(projectFolder, 'dist');
const stampFile = path.join(distFolder, '.stamp');

/** What each target is made of: its entry, without which it is left out, and the file that proves it was built. */
const programs: Record<BuildTarget, { entry: string; output: string }> = {
  main: { entry: 'src/main/main.ts', output: 'dist/main/main.js' },
  preload: { entry: 'src/preload/preload.ts', output: 'dist/preload/preload.cjs' },
  server: { entry: 'src/server/main.ts', output: 'dist/server/server.js' },
  renderer: { entry: 'src/renderer/console.html', output: 'dist/renderer/console.html' },
};

/** Everything that a build reads. Tests are no part of it; the lockfile stands for the libraries. */
const inputPatterns = [
  'src/**/*',
  'assets/**/*',
  'locales/**/*',
  'vite.config.ts',
  'tools/build/*.ts',
  'package.json',
  'package-lock.json',
];
const notInputs = /\.(test|spec)\.tsx?$/;

export interface BuildOptions {
  readonly mode?: BuildMode;
  /** Receives one short line per thing done; by default standard error, so that a command's own output stays clean. */
  readonly report?: (line: string) => void;
}

/** Builds all four programs into dist/, whether or not they are up to date. Throws what Vite throws. */
export async function buildAll(options: BuildOptions = {}): Promise<void> {
  await withBuildLock(distFolder, () => build(options));
}

/** Builds unless dist/ already holds what the present sources give. Answers whether it had to build. */
export async function buildIfStale(options: BuildOptions = {}): Promise<boolean> {
  const mode = options.mode ?? 'production';
  if (isFresh(mode)) {
    return false;
  }
  return withBuildLock(distFolder, async () => {
    // Another process may have built while this one waited.
    if (isFresh(mode)) {
      return false;
    }
    await build(options);
    return true;
  });
}

async function build({ mode = 'production', report = reportOnStandardError }: BuildOptions): Promise<void> {
  const startedAt = performance.now();
  const fingerprint = fingerprintOf(mode);
  rmSync(stampFile, { force: true });
  // Some libraries choose their development code by this variable, and Vite leaves a variable that is set alone.
  process.env.NODE_ENV = mode;
  const { build: viteBuild } = await import('vite');
  const missing = buildTargets.filter(
    (target) => !existsSync(path.join(projectFolder, programs[target].entry)),
  );
  if (missing.length > 0) {
    throw new Error(
      `Nothing to build for ${missing.map((target) => `${target} (${programs[target].entry})`).join(', ')}`,
    );
  }
  // All must have ended before the lock is given back, also when one of them fails.
  const builds = await Promise.allSettled(
    buildTargets.map((target) => viteBuild(viteConfigFor(target, mode))),
  );
  for (const result of builds) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
  copyAssets();
  mkdirSync(distFolder, { recursive: true });
  writeFileSync(stampFile, fingerprint);
  report(
    `built ${buildTargets.join(', ')} for ${mode} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
}

function isFresh(mode: BuildMode): boolean {
  return (
    existsSync(stampFile) &&
    buildTargets.every((target) => existsSync(path.join(projectFolder, programs[target].output))) &&
    readFileSync(stampFile, 'utf8') === fingerprintOf(mode)
  );
}

function fingerprintOf(mode: BuildMode): string {
  const hash = createHash('sha256').update(mode);
  const files = globSync(inputPatterns, { cwd: projectFolder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !notInputs.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    // The lengths keep two files from being mistaken for one.
    const content = readFileSync(file);
    hash.update(`\0${path.relative(projectFolder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The renderer's public files. The demo site's video stays behind: the site server serves it from assets/. */
function copyAssets(): void {
  const assets = path.join(projectFolder, 'assets');
  if (existsSync(assets)) {
    const demo = path.join(assets, 'demo');
    cpSync(assets, path.join(distFolder, 'renderer'), {
      recursive: true,
      filter: (source) => source !== demo,
    });
  }
}

function reportOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { force: { type: 'boolean' }, development: { type: 'boolean' }, quiet: { type: 'boolean' } },
  });
  const mode: BuildMode = values.development ? 'development' : 'production';
  if (values.force) {
    await buildAll({ mode });
  } else if (!(await buildIfStale({ mode })) && !values.quiet) {
    reportOnStandardError('dist/ is up to date');
  }
}
