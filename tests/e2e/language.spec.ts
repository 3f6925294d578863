import AxeBuilder from '@axe-core/playwright';
import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';

test('R-J04 the language is chosen at run time, follows the system at first, and is remembered', async ({
  openWorkstation,
}) => {
  const english = await openWorkstation('english', { language: 'en' });
  await expect(english.window.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(english.window.locator('html')).toHaveAttribute('lang', 'en');

  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await workstation.openMenu();
  await workstation.choose('English');
  await expect(workstation.window.getByText('No open alarms')).toBeVisible();
  await workstation.close();
  const again = await openWorkstation('seat');
  await expect(again.window.getByText('Live')).toBeVisible();
});

for (const language of ['Español', 'English']) {
  for (const theme of ['Oscuro', 'Claro']) {
    test(`R-J04 a screen reader and tired eyes find their way: ${language}, ${theme}`, async ({
      site,
      openWorkstation,
    }) => {
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      expect((await new AxeBuilder({ page: window }).analyze()).violations).toEqual([]);
      await workstation.signIn('operador1');
      await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
      await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
      await expect(workstation.rows).toHaveCount(2);
      await workstation.openMenu();
      await workstation.choose(theme);
      await workstation.choose(language);
      // What pops up lies beside the landmarks, as react-aria renders it, and is a dialog of its own.
      const menuOpen = new AxeBuilder({ page: window }).disableRules(['region']);
      expect((await menuOpen.analyze()).violations).toEqual([]);
      await window.keyboard.press('Escape');
      await workstation.row('6660DMN').click();
      await window.keyboard.press('h');
      await expect(workstation.row('6660DMN')).toContainText('operador1');
      expect((await new AxeBuilder({ page: window }).analyze()).violations).toEqual([]);
    });
  }
}
