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

test('R-J04 axe finds nothing where the site is chosen and its administrator is set up', async ({
  openWorkstation,
}) => {
  const { window } = await openWorkstation('seat', { site: ['--site', 'ask'] });
  await expect(window.getByLabel('Dirección del servidor')).toBeVisible();
  for (const theme of ['dark', 'light']) {
    await window.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);
    expect(await findings(window)).toEqual([]);
  }
  await window.getByRole('button', { name: /Crear un sitio aquí/ }).click();
  await window.getByRole('button', { name: 'Crear el sitio' }).click();
  await expect(window.getByText('Hacen falta 10 caracteres')).toBeVisible();
  expect(await findings(window)).toEqual([]);
});
