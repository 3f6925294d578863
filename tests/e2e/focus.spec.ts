import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';

/** How whatever has the focus is called. */
function focused(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const { role } = element as HTMLElement;
  return `${role ?? element.tagName.toLowerCase()}: ${element.getAttribute('aria-label') ?? element.textContent}`;
}

test('R-J04 Tab goes through the screen as it is read: bar, toolbar, list, details, players, procedure', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window } = workstation;
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await workstation.handle('6660DMN');
  await expect(workstation.details.getByRole('figure')).toHaveCount(2);
  await expect(workstation.details.getByRole('figure').nth(1)).toHaveAttribute('data-phase', 'playing');
  await window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await window.mouse.click(600, 20);

  const stops: string[] = [];
  for (let press = 0; press < 90 && !stops.some((stop) => /Cerrar alarma/.test(stop)); press += 1) {
    await window.keyboard.press('Tab');
    const stop = await window.evaluate(focused);
    if (stop !== '') stops.push(stop);
  }
  const order = [
    /operador1/,
    /Buscar por ID|input/,
    /Nuevas/,
    /Asignadas a mí/,
    /Actualizar la lista/,
    /Teclas/,
    /Llevar las alarmas/,
    /Seleccionar todas/,
    /Nombre/,
    /^row/,
    /Altura de los detalles/,
    /^tab/,
    /Cerrar la pestaña/,
    /Acceso norte, entrada/,
    /Reproductor 1/,
    /Pausa|Reproducir/,
    /Pantalla completa/,
    /Reproductor 2/,
    /Pantalla completa/,
    /^input/,
    /Cerrar alarma/,
  ];
  let at = -1;
  for (const expected of order) {
    const next = stops.findIndex((stop, index) => index > at && expected.test(stop));
    expect(next, `${expected} after stop ${at} of:\n${stops.join('\n')}`).toBeGreaterThan(at);
    at = next;
  }
  // The list is one stop, however many buttons its rows have.
  expect(stops.filter((stop) => /Manejar la alarma|Historial de la alarma/.test(stop))).toEqual([]);
});

test('R-G05 R-E10 R-C06 each dialog takes the focus, keeps it, and Escape gives it back to where it was, and leaves nothing else', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window, dialog, details } = workstation;
  const { keyboard } = window;
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.rows).toHaveCount(1);
  await site.post('/ingest/v1/events', deviceEvent('camera.tampering', 'camara-campa'));
  await expect(workstation.rows).toHaveCount(2);
  const isInside = () => window.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);

  const row = workstation.row('Acceso denegado');
  await keyboard.press('n');
  await keyboard.press('n');
  await expect(row).toBeFocused();
  await keyboard.press('h');
  await expect(row).toContainText('En curso');
  for (const key of ['a', 'c', '?']) {
    await keyboard.press(key);
    await expect(dialog).toBeVisible();
    for (let press = 0; press < 8; press += 1) {
      await keyboard.press('Tab');
      expect(await isInside(), `${key}, Tab ${press + 1}`).toBe(true);
    }
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(row).toBeFocused();
    await expect(details).toHaveAccessibleName('Detalles de la alarma 1001');
  }

  await workstation.handle('sabotaje');
  await expect(workstation.row('sabotaje')).toContainText('En curso');
  await keyboard.press('p');
  const step = details.getByRole('checkbox').first();
  await expect(step).toBeFocused();
  await keyboard.press(' ');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(step).toBeFocused();
  await expect(step).not.toBeChecked();
  await expect(details).toHaveAccessibleName('Detalles de la alarma 1002');
  // A second Escape leaves the details for the row of their alarm.
  await keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(workstation.row('sabotaje')).toBeFocused();
});
