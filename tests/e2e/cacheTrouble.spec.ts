import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';

const denied = /Acceso denegado/;

// Where its folder should be lies a file: a disk that takes nothing, whoever runs the test. Real ones are in tests/faults/disks.test.ts.
test('R-J06 R-J07 a disk that cannot be written is said above the list, nothing is done that could not be kept, and it goes on', async ({
  folder,
  site,
  openWorkstation,
}) => {
  const inTheWay = join(folder, 'seat', 'cache');
  mkdirSync(join(folder, 'seat'));
  writeFileSync(inTheWay, '');
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.row(denied)).toBeVisible();
  const { window } = workstation;
  await expect(window.getByText('No se puede escribir en el disco de este equipo')).toBeVisible();

  await workstation.handle(denied);
  await expect(workstation.row(denied)).toContainText('No se ha podido guardar en este equipo');
  await expect(workstation.row(denied)).toContainText('Nueva');

  await workstation.openMenu();
  await workstation.choose('English');
  await window.keyboard.press('Escape');
  await expect(window.getByText('This computer’s disk cannot be written to')).toBeVisible();
  await expect(workstation.row(/Access denied|Acceso denegado/)).toContainText(
    'could not be kept on this computer',
  );

  rmSync(inTheWay);
  await expect(window.getByText('This computer’s disk cannot be written to')).toBeHidden();
  await workstation.handle(denied);
  await expect(workstation.row(denied)).toContainText('In progress');
});
