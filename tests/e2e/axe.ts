import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * React Aria puts a hidden button before the dialog of a popover, so that screen readers on touch screens can leave it: outside of every
 * landmark, as it has to be.
 */
const dismissButton = '[data-trigger="DialogTrigger"] > div > button[tabindex="-1"]';

/** What axe finds in a window, each with the elements that it is about. */
export async function findings(page: Page): Promise<string[]> {
  // The windows are the app's own: axe may not open a page of its own beside them.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const isKnown = async ({ id, nodes }: (typeof violations)[number]) =>
    id === 'region' && nodes.length === 1 && (await page.locator(dismissButton).count()) > 0;
  const unknown = [];
  for (const violation of violations) if (!(await isKnown(violation))) unknown.push(violation);
  return unknown.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
