import type { Locator } from '@playwright/test';
import { findings } from './axe.ts';
import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';

/**
 * Whether an element can be brought into the window, and is then neither under another one nor cut off at a side. What hides its
 * overflow can be scrolled by a program, not by a user: that does not count.
 */
async function isReachable(element: Locator): Promise<boolean> {
  await element.scrollIntoViewIfNeeded();
  return element.evaluate((node) => {
    const box = node.getBoundingClientRect();
    const isInside =
      box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    for (let around = node.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      if (around.scrollLeft !== 0 && !/auto|scroll/.test(overflowX)) return false;
      if (around.scrollTop !== 0 && !/auto|scroll/.test(overflowY)) return false;
    }
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return isInside && (node.contains(there) || (there?.contains(node) ?? false));
  });
}

test('R-J04 at 200 % on a screen of 1280 × 800 everything can still be read, reached and done', async ({
  site,
  openWorkstation,
}) => {
  test.slow();
  const workstation = await openWorkstation('seat');
  // What a page has at twice the size: half the pixels in each direction.
  const { window, details, dialog, closeAlarm } = workstation;
  await window.setViewportSize({ width: 640, height: 400 });
  expect(await isReachable(window.getByRole('button', { name: 'Entrar' }))).toBe(true);
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await expect(workstation.rows).toHaveCount(1);
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(workstation.rows).toHaveCount(2);

  const plate = workstation.row('6660DMN');
  await plate.click();
  await workstation.handle('6660DMN');
  await expect(plate).toContainText('En curso');
  for (const element of [
    workstation.search,
    workstation.filter(/^Seleccionadas/),
    window
      .getByRole('group', { name: 'Para las alarmas seleccionadas' })
      .getByRole('button', { name: 'Historial' }),
    window.getByRole('button', { name: 'Llevar las alarmas a otra ventana' }),
    window.getByRole('button', { name: /^operador1|operador1$/ }).first(),
    plate.getByRole('button', { name: /^Historial/ }),
    details.getByRole('tab').first(),
    details.getByRole('listitem').filter({ hasText: 'Acceso norte' }).getByRole('button'),
    details.getByRole('figure').first().getByRole('button', { name: 'Pantalla completa' }),
    details.getByRole('figure').nth(1).getByRole('button', { name: 'Pantalla completa' }),
    details.getByText('96 %'),
    details.getByRole('checkbox').first(),
    closeAlarm,
  ]) {
    expect(await isReachable(element), String(element)).toBe(true);
  }
  // Nothing sticks out of the window itself.
  expect(await window.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  expect(await findings(window)).toEqual([]);

  await window.keyboard.press('?');
  expect(await isReachable(dialog.getByRole('button', { name: 'Cerrar' }))).toBe(true);
  expect(await findings(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await workstation.row('Puerta forzada').click();
  await window.keyboard.press('h');
  await expect(workstation.row('Puerta forzada')).toContainText('En curso');
  const steps = details.getByRole('checkbox');
  await steps.first().click();
  await expect(steps.first()).toBeChecked();
  await steps.nth(1).click();
  await expect(closeAlarm).toBeEnabled();
  await closeAlarm.click();
  expect(await isReachable(dialog.getByRole('button', { name: /^Cerrar alarma/ }))).toBe(true);
  expect(await findings(window)).toEqual([]);
  await dialog.getByText('Evento manejado').click();
  await dialog.getByRole('button', { name: /^Cerrar alarma/ }).click();
  await expect(workstation.row('Puerta forzada')).toHaveCount(0);
});
