import { awayErrors, walkThroughStates } from '../e2e/everyState.ts';
import { test } from '../e2e/fixtures.ts';
import { looks, picture } from './pictures.ts';

for (const { language, theme, words } of looks) {
  test(`pictures of the states of the alarms: ${language}, ${theme}`, async ({
    site,
    openWorkstation,
    expectedErrors,
  }) => {
    test.slow();
    expectedErrors.push(...awayErrors);
    await walkThroughStates(site, await openWorkstation('seat'), words, (name, shown) =>
      picture(shown, `state-${name}-${language}-${theme}`),
    );
  });
}
