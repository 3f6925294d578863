import { defineConfig } from 'i18next-cli';

// For "i18next-cli lint", which finds texts written into components. Keys are compared by tools/check/locales.ts.
export default defineConfig({
  locales: ['es', 'en'],
  extract: {
    input: ['src/renderer/**/*.{ts,tsx}', '!src/renderer/**/*.test.{ts,tsx}'],
    output: 'locales/{{language}}/{{namespace}}.json',
  },
  lint: { acceptedTags: 'all', ignoredTags: ['kbd'], checkConcatenation: 'error' },
});
