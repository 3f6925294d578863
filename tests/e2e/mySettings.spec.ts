import type { Locator } from '@playwright/test';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import type { Workstation } from './workstation.ts';

const twoScreens = '{1600x900 label=Left}{1600,0 1280x1024 label=Right}';

async function openMySettings(workstation: Workstation): Promise<Locator> {
  await workstation.window.keyboard.press('Alt+3');
  const section = workstation.window.getByRole('region', { name: /^(Mis preferencias|My settings)$/ });
  await expect(section).toBeVisible();
  return section;
}

async function flip(section: Locator, name: string): Promise<void> {
  await section.getByRole('switch', { name }).click({ force: true });
}

test('R-J03 R-J04 language, theme, density and ping are chosen in the settings and take effect at once', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const section = await openMySettings(workstation);
  const page = workstation.window.locator('html');
  await workstation.choose('Claro');
  await expect(page).toHaveAttribute('data-theme', 'light');
  await workstation.choose('Compactas');
  await expect(page).toHaveAttribute('data-density', 'compact');
  const pings = await workstation.countPings();
  await section.getByRole('button', { name: 'Probar' }).click();
  await expect.poll(pings).toBe(1);
  await flip(section, 'Sonido de alarma nueva');
  await expect(section.getByRole('button', { name: 'Probar' })).toHaveAttribute('aria-disabled', 'true');
  await workstation.choose('English');
  await expect(page).toHaveAttribute('lang', 'en');
  await expect(section.getByRole('heading', { name: 'After signing in' })).toBeVisible();
});

test('R-J02 notifications on the desktop can be switched off, and on again', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { standIn } = workstation;
  if (!standIn) throw new Error('there is no stand-in to see notifications on');
  const section = await openMySettings(workstation);
  await flip(section, 'Avisos en el escritorio');
  await expect(section.getByRole('switch', { name: 'Avisos en el escritorio' })).not.toBeChecked();
  await workstation.turnAway();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect.poll(() => workstation.badge()).toBe(1);
  expect(await standIn('notifications')).toEqual([]);

  await workstation.turnBack();
  await flip(section, 'Avisos en el escritorio');
  await expect(section.getByRole('switch', { name: 'Avisos en el escritorio' })).toBeChecked();
  await workstation.turnAway();
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect.poll(() => standIn('notifications')).toHaveLength(1);
});

test('R-J01 R-J02 the settings open first where the user wants so, and the alarms in a window of their own on the other monitor', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { screens: twoScreens });
  await workstation.signIn('operador1');
  await openMySettings(workstation);
  await workstation.choose('Configuración');
  await workstation.choose('En su ventana');
  await workstation.close();

  const again = await openWorkstation('seat', { screens: twoScreens });
  await again.isLive();
  await expect(again.window.getByRole('button', { name: 'Configuración', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(again.window.getByRole('region', { name: 'Mis preferencias' })).toBeVisible();
  const alarms = await again.alarmsWindow();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(alarms.rows).toHaveCount(1);
});

test('R-J02 while the settings are in front a new alarm pings and counts on the tab, and a click on the tab shows it', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await openMySettings(workstation);
  const pings = await workstation.countPings();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect.poll(pings).toBe(1);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toBeVisible();
  await expect.poll(() => workstation.badge()).toBe(1);
  await workstation.window.getByRole('button', { name: /^Alarmas/ }).click();
  await expect(workstation.rows).toHaveCount(1);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toHaveCount(0);
  await expect.poll(() => workstation.badge()).toBe(0);
});
