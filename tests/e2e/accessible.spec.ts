import { findings } from './axe.ts';
import { awayErrors, walkThroughStates } from './everyState.ts';
import { expect, test } from './fixtures.ts';

// Axe looks at each of some twenty states.
test.describe.configure({ timeout: 300_000 });

for (const [name, words] of [
  ['dark, in Spanish', ['Oscuro', 'Español']],
  ['light, in English', ['Claro', 'English']],
] as const) {
  test(`R-J04 axe finds nothing in any state of the alarms (${name})`, async ({
    site,
    openWorkstation,
    expectedErrors,
  }) => {
    expectedErrors.push(...awayErrors);
    const found: string[] = [];
    await walkThroughStates(site, await openWorkstation('seat'), words, async (state, { window }) => {
      found.push(...(await findings(window)).map((finding) => `${state}: ${finding}`));
    });
    expect(found).toEqual([]);
  });
}
