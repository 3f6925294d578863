import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { showSection } from './settings.ts';

test('R-D03 a week is painted and erased with the mouse or typed, with exceptions, and the next change is told', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Horarios');
  await section.getByRole('button', { name: 'Nuevo horario' }).click();
  await section.getByLabel('Nombre').fill('Turno de noche');
  await expect(section.getByText('No vigila nunca')).toBeVisible();

  const monday = section.getByLabel('Lunes', { exact: true });
  const track = await section.locator('[data-weekday="1"]').boundingBox();
  if (!track) throw new Error('Monday has no track');
  const wednesday = await section.locator('[data-weekday="3"]').boundingBox();
  const at = (hour: number) => track.x + (track.width * hour) / 24 + 2;
  const middle = track.y + track.height / 2;
  await window.mouse.move(at(20), middle);
  await window.mouse.down();
  await window.mouse.move(at(21), middle);
  await window.mouse.move(at(21.75), (wednesday?.y ?? 0) + 5);
  await window.mouse.up();
  await expect(monday).toHaveValue('20:00–22:00');
  await expect(section.getByLabel('Miércoles', { exact: true })).toHaveValue('20:00–22:00');
  await window.mouse.move(at(21), middle);
  await window.mouse.down();
  await window.mouse.move(at(21.25), middle);
  await window.mouse.up();
  await expect(monday).toHaveValue('20:00–21:00, 21:30–22:00');

  await section.getByLabel('Martes', { exact: true }).fill('22-6');
  await expect(section.getByText('Un tramo no puede pasar de medianoche')).toBeVisible();
  await section.getByLabel('Martes', { exact: true }).fill('0-24');
  await expect(section.getByText('Un tramo no puede pasar de medianoche')).toHaveCount(0);
  await section.getByRole('button', { name: 'Copiar las horas del día a toda la semana: Martes' }).click();
  await expect(monday).toHaveValue('0-24');
  await expect(section.getByText('Vigila sin interrupción')).toBeVisible();

  await section.getByRole('button', { name: 'Añadir fecha' }).click();
  await section.getByRole('spinbutton').first().focus();
  await window.keyboard.type('25122026');
  await expect(section.getByText('viernes', { exact: true })).toBeVisible();
  await expect(
    section.getByText('Cambia el viernes, 25 de diciembre a las 00:00: deja de vigilar'),
  ).toBeVisible();
  await window.keyboard.press('Control+s');
  await expect(section.getByRole('heading', { name: 'Turno de noche' })).toBeVisible();

  const ask = await site.as('admin');
  const { items } = (await (await ask('/api/v1/schedules')).json()) as {
    items: readonly { name: string; weekly: readonly object[]; exceptions: readonly object[] }[];
  };
  const stored = items.find(({ name }) => name === 'Turno de noche');
  expect(stored?.weekly).toHaveLength(7);
  expect(stored?.exceptions).toEqual([{ date: '2026-12-25', ranges: [] }]);
});

test('R-D03 a schedule that is in use is not deleted, and "Always" is not changed', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Horarios');
  const row = section.getByRole('row').filter({ hasText: 'Noches y fines de semana' });
  await expect(row).toContainText('1 configuración');
  await row.focus();
  await workstation.window.keyboard.press('Delete');
  await expect(workstation.dialog).toContainText('Está en uso. Elija antes otro horario en:');
  await expect(workstation.dialog.getByRole('button', { name: 'Eliminar' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await workstation.window.keyboard.press('Escape');

  await section.getByRole('row').filter({ hasText: 'Siempre' }).click();
  await expect(section.getByRole('heading', { name: 'Siempre' })).toBeVisible();
  await expect(section.getByLabel('Lunes', { exact: true })).toHaveAttribute('readonly', '');
  await expect(section.getByRole('button', { name: 'Guardar' })).toHaveCount(0);
});

test('R-J02 R-D03 a half-filled form is still there after a look at the alarms', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Horarios');
  await section.getByRole('button', { name: 'Nuevo horario' }).click();
  await section.getByLabel('Nombre').fill('A medias');
  await section.getByLabel('Martes', { exact: true }).fill('8-1');
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  const tabs = window.getByRole('navigation', { name: 'Pestañas principales' });
  await tabs.getByRole('button', { name: /^Alarmas/ }).click();
  await expect(workstation.rows).toHaveCount(1);
  await window.getByRole('button', { name: 'Configuración', exact: true }).click();
  await expect(section.getByLabel('Nombre')).toHaveValue('A medias');
  await expect(section.getByLabel('Martes', { exact: true })).toHaveValue('8-1');
});

test('R-J04 R-D03 in English: what is wrong is said as one types, and leaving asks', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { language: 'en' });
  const { window } = workstation;
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Schedules');
  await section.getByRole('button', { name: 'New schedule' }).click();
  await section.getByLabel('Monday', { exact: true }).fill('soon');
  await expect(section.getByText('This cannot be read.')).toBeVisible();
  await section.getByRole('button', { name: 'Add a date' }).click();
  await expect(section.getByText('Enter the whole date')).toBeVisible();
  await window.getByRole('button', { name: 'My settings' }).click();
  await expect(workstation.dialog).toBeVisible();
});
