import type { Page } from '@playwright/test';

/** Everything that went wrong in a window while a test ran. */
export interface ErrorCollection {
  all(): readonly string[];
}

/** Listens for console errors, uncaught exceptions and failed requests of a window. */
export function collectErrors(page: Page): ErrorCollection {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A player that goes away gives up what it was fetching.
    if (isMedia(request.url()) && request.failure()?.errorText === 'net::ERR_ABORTED') return;
    errors.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`response: ${response.status()} ${response.url()}`);
  });
  return { all: () => errors };
}

function isMedia(address: string): boolean {
  return new URL(address).pathname.startsWith('/media/');
}
