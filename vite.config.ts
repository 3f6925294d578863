import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

/** The four programs that are built, each into its own folder of dist/. */
export const buildTargets = ['main', 'preload', 'server', 'renderer'] as const;
export type BuildTarget = (typeof buildTargets)[number];
export type BuildMode = 'production' | 'development';

const projectFolder = path.dirname(fileURLToPath(import.meta.url));
const fromProject = (...parts: string[]) => path.join(projectFolder, ...parts);

/** Chromium inside Electron 45; the stand-in drives the same major version. */
const chromium = 'chrome156';
const node = 'node24';

/** Modules with native code, and Electron itself, stay outside of the bundles and are loaded at run time. */
const loadedAtRunTime = ['electron', 'better-sqlite3', '@node-rs/argon2', /^node:/];

/** Optional accelerators that ws looks for in a try block; without this they would be "unresolved imports". */
const optionalOfWs = ['bufferutil', 'utf-8-validate'];

/** The Vite configuration of one target. Tools call it (tools/build), so that there is one place that says how things are built. */
export function viteConfigFor(target: BuildTarget, mode: BuildMode): InlineConfig {
  const common: InlineConfig = {
    configFile: false,
    envDir: false,
    mode,
    logLevel: 'warn',
    clearScreen: false,
  };
  const sourcemap = mode === 'development';
  switch (target) {
    case 'main':
      return { ...common, ...nodeProgram('src/main/main.ts', 'dist/main', 'main.js', sourcemap) };
    case 'server':
      return { ...common, ...nodeProgram('src/server/main.ts', 'dist/server', 'server.js', sourcemap) };
    case 'preload':
      return { ...common, ...preloadScript(sourcemap) };
    case 'renderer':
      return { ...common, ...pages(sourcemap) };
  }
}

function nodeProgram(entry: string, folder: string, file: string, sourcemap: boolean): InlineConfig {
  return {
    root: projectFolder,
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: ['electron', 'better-sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: fromProject(entry),
      target: node,
      outDir: fromProject(folder),
      emptyOutDir: true,
      minify: false,
      sourcemap,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [...loadedAtRunTime, ...optionalOfWs],
        // What is imported only when it is needed (the updater) is a file of its own, beside the program.
        output: { format: 'es', entryFileNames: file, chunkFileNames: '[name].onDemand.js' },
      },
    },
  };
}

/** A sandboxed preload can require only "electron" and a few built-ins, so it is one CommonJS file with everything else inside. */
function preloadScript(sourcemap: boolean): InlineConfig {
  return {
    root: projectFolder,
    publicDir: false,
    build: {
      target: chromium,
      outDir: fromProject('dist/preload'),
      emptyOutDir: true,
      minify: false,
      sourcemap: sourcemap ? 'inline' : false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: fromProject('src/preload/preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  };
}

/** Every page of src/renderer. The page's policy is `'self'` only: no inline script or style, fonts and pictures as files. */
function pages(sourcemap: boolean): InlineConfig {
  return {
    root: fromProject('src/renderer'),
    base: './',
    // tools/build copies assets/, without the demo site's video, which the site server reads where it lies.
    publicDir: false,
    plugins: [react(), pdfDecoders()],
    worker: { format: 'es' },
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      target: chromium,
      cssTarget: chromium,
      outDir: fromProject('dist/renderer'),
      assetsDir: 'bundle',
      emptyOutDir: true,
      sourcemap,
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: globSync('*.html', { cwd: fromProject('src/renderer') }).map((page) =>
          fromProject('src/renderer', page),
        ),
      },
    },
  };
}

/**
 * Decoders that PDF.js loads by name when a document holds scans (CCITT, JBIG2) or JPEG 2000. These are the ones in JavaScript:
 * the pages' policy lets no WebAssembly run.
 */
function pdfDecoders(): Plugin {
  const resolve = createRequire(import.meta.url).resolve;
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
        const source = readFileSync(resolve(`pdfjs-dist/wasm/${name}`));
        this.emitFile({ type: 'asset', fileName: `bundle/pdf/${name}`, source });
      }
    },
  };
}
