import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests. The browser is not started by Playwright's own fixtures: tests/helpers starts the workstation, on real Electron
 * where it is present and on the stand-in elsewhere.
 */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  // Real windows and software-decoded video on a busy machine: in CI a failed test gets a second try, and is named as flaky.
  // On a developer's machine it fails at once, which is where it has to be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '**/*.spec.ts' },
    // Pictures of every screen for people to look at; "npm run screenshots" writes them to screenshots/.
    { name: 'screenshots', testDir: 'tests/screenshots', testMatch: '**/*.spec.ts' },
  ],
});
