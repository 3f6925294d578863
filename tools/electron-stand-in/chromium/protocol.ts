/** Chromium's debugging protocol, as typed by the version of Playwright that the project tests with. */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
