import { defineConfig } from 'vitest/config';

/** Tests that drive a real browser or pack the app: slower than the rest, so `npm run check` leaves them to `npm test`. */
const browserTests = ['tools/{electron-stand-in,start,browser,package}/**/*.test.ts'];

/** As with the end-to-end tests: what waits for processes and sockets has a second try where the machine is not ours alone. */
const secondTry = process.env.CI ? 1 : 0;

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 10_000,
    hookTimeout: 20_000,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          retry: secondTry,
          include: ['tests/{integration,contract}/**/*.test.ts'],
          testTimeout: 20_000,
          // A server process has to start on a machine that may be busy with several.
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hostile',
          retry: secondTry,
          include: ['tests/hostile/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          retry: secondTry,
          include: ['tests/faults/**/*.test.ts'],
          // One round of faults takes half a minute, and longer where nothing but its end can be waited for.
          testTimeout: 150_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'tools', include: ['tools/**/*.test.ts'], exclude: browserTests, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          retry: secondTry,
          include: browserTests,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      // The two places where a wrong branch loses an alarm.
      include: ['src/shared/domain/**/*.ts', 'src/server/engine/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { statements: 95, branches: 95, functions: 95, lines: 95 },
    },
  },
});
