import { builtinModules } from 'node:module';

/**
 * The layers of the design, as facts that a machine checks (npm run check -- layers).
 * Each rule says why it is there. tools/check/layers.test.ts shows every one of them fire.
 */

const tests = String.raw`\.(test|spec)\.tsx?$`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Modules that need each other are one module in two files; imports of types alone do not count.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere fails only when that line runs.',
      severity: 'error',
      from: { path: '^(src|tests|tools|bench)/' },
      to: {
        couldNotResolve: true,
        pathNot: ['^(electron|vite/client|virtual:)', String.raw`\?(url|raw|worker)$`],
      },
    },
    {
      name: 'shared-is-pure',
      comment:
        'src/shared runs in every process: it knows no Node, no DOM library, no Electron and none of the other environments.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: tests },
      to: { pathNot: ['^src/shared/', '^node_modules/zod/'] },
    },
    {
      name: 'domain-before-link-before-bridge',
      comment: 'The rules of the domain know nothing of the wire.',
      severity: 'error',
      from: { path: '^src/shared/domain/', pathNot: tests },
      to: { path: '^src/shared/(?!domain/)' },
    },
    {
      name: 'link-before-bridge',
      comment: 'The contract with the site server knows nothing of the contract between main and window.',
      severity: 'error',
      from: { path: '^src/shared/link/', pathNot: tests },
      to: { path: '^src/shared/(?!domain/|link/)' },
    },
    {
      name: 'environments-share-only-shared',
      comment:
        'Server, main, preload and renderer are separate programs; what they have in common lives in src/shared.',
      severity: 'error',
      from: { path: '^src/(server|main|preload|renderer)/', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/shared/'] },
    },
    {
      name: 'source-knows-no-tools',
      comment: 'No product code knows of tools, tests or the Electron stand-in: they are never shipped.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(tools|tests|bench)/' },
    },
    {
      name: 'electron-only-at-the-edge',
      comment:
        'Electron is imported by the shell of main and by the preload alone; everything else runs and is tested in plain Node or in a page.',
      severity: 'error',
      from: { path: ['^src/(shared|server|renderer)/', '^src/main/(link|cache|session)/'] },
      to: { path: ['^electron$', '^electron/', '^node_modules/electron/'] },
    },
    {
      name: 'main-core-knows-no-shell',
      comment: 'src/main/{link,cache,session} are free of Electron, so also of the folders that import it.',
      severity: 'error',
      from: { path: '^src/main/(link|cache|session)/', pathNot: tests },
      to: { path: '^src/main/', pathNot: '^src/main/(link|cache|session)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The pages are sandboxed and talk to nothing but the bridge and app://.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/', pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^electron$' },
    },
    {
      name: 'features-meet-at-their-index',
      comment: 'A feature shows its index.ts; everything else in its folder may change without asking.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/renderer/features/',
        pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'windows-use-a-feature-by-its-index',
      comment: 'A window composes features; it does not reach into them.',
      severity: 'error',
      from: { path: '^src/renderer/windows/', pathNot: tests },
      to: { path: '^src/renderer/features/[^/]+/', pathNot: '^src/renderer/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'nothing-below-knows-its-window',
      comment: 'windows/ is the top of the renderer.',
      severity: 'error',
      from: { path: '^src/renderer/(features|ui|app)/', pathNot: tests },
      to: { path: '^src/renderer/windows/' },
    },
    {
      name: 'ui-is-dumb',
      comment: 'src/renderer/ui holds parts without knowledge of features, store or bridge.',
      severity: 'error',
      from: { path: '^src/renderer/ui/', pathNot: tests },
      to: {
        path: [
          '^src/renderer/(features|app)/',
          '^src/shared/(link|bridge)/',
          '^node_modules/(react-redux|@reduxjs)/',
        ],
      },
    },
    {
      name: 'sql-only-in-its-store',
      comment: 'Nothing outside src/server/store and src/main/cache opens a database or writes SQL.',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/server/store/', '^src/main/cache/'] },
      to: { path: '^node_modules/(better-sqlite3|kysely)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'A test is run, never imported; what tests share lives in tests/helpers.',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API, so swc reads the sources.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^bench/results/'] },
    moduleSystems: ['es6', 'cjs'],
    // Otherwise "electron" resolves to the npm package that finds the binary.
    builtInModules: { override: [...builtinModules], add: ['electron'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
