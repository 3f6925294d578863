import { samplePdf, samplePng } from '../helpers/officeFiles.ts';
import { expect, test } from './fixtures.ts';
import { action, actionText, attach, dropLargeFile, previewed, procedures } from './procedureForm.ts';
import { itemRow, openSection, save } from './settings.ts';

test('R-C05 R-C06 R-C07 the preview follows the form and behaves as it will for the operator', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Intrusión').click();
  const steps = previewed(workstation);
  await expect(steps).toHaveCount(1);
  await expect(window.getByText('La alarma no se puede cerrar todavía')).toBeVisible();
  await actionText(workstation, 1).fill('Mirar el vídeo.');
  await expect(window.getByRole('checkbox', { name: /^Mirar el vídeo/ })).toBeVisible();
  await steps.first().click();
  await expect(steps).toHaveCount(4);
  await expect(window.getByRole('region', { name: 'Procedimiento de respuesta' })).toContainText('admin');
  await steps.nth(2).click();
  await expect(workstation.dialog).toContainText('Enviar a la patrulla');
  await workstation.dialog.getByRole('textbox').fill('Llega a las 14:05');
  // The dialog is a form of its own: confirming it must not save the procedure.
  await workstation.dialog.getByRole('button', { name: 'Confirmar' }).click();
  await expect(window.getByText('Llega a las 14:05')).toBeVisible();
  await expect(window.getByText('Cambios sin guardar')).toBeVisible();
  // Later steps are ticked: the one that opened them cannot be taken back.
  await steps.first().click();
  await expect(window.getByText('Ese paso depende de otro', { exact: false })).toBeVisible();
  await steps.nth(3).click();
  await expect(window.getByText('La alarma ya se podría cerrar.')).toBeVisible();
  await action(workstation, 1)
    .locator('label')
    .filter({ hasText: 'La siguiente acción se abre solo después' })
    .click();
  await window.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await expect(steps).toHaveCount(4);
  await expect(steps.first()).not.toBeChecked();
});

test('R-C08 a file is attached to an action as what it is; another type, another content, or too much is refused with the reason', async ({
  openWorkstation,
  site,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Puerta forzada').click();
  const card = action(workstation, 1);
  await attach(workstation, 1, { name: 'plano.exe', mimeType: 'application/pdf', buffer: samplePdf });
  await expect(card.getByRole('alert')).toContainText('«plano.exe» no se puede adjuntar');
  await attach(workstation, 1, { name: 'plano.pdf', mimeType: 'application/pdf', buffer: samplePng });
  await expect(card.getByRole('alert')).toContainText('su contenido no es el que dice su nombre');
  await dropLargeFile(card, 'grande.pdf', 20 * 1024 * 1024 + 1);
  await expect(card.getByRole('alert')).toContainText('«grande.pdf» supera los 20 MiB');
  await attach(workstation, 1, { name: 'plano.pdf', mimeType: 'application/pdf', buffer: samplePdf });
  await expect(card.getByRole('button', { name: 'Quitar plano.pdf' })).toBeVisible();
  await expect(card.getByRole('alert')).toHaveCount(0);
  await attach(workstation, 1, { name: 'foto.png', mimeType: 'image/png', buffer: samplePng });
  await expect(card.getByRole('button', { name: 'Quitar foto.png' })).toBeVisible();
  await expect(
    window
      .getByRole('region', { name: 'Procedimiento de respuesta' })
      .getByRole('button', { name: 'foto.png' }),
  ).toBeVisible();
  await save(workstation, 'Puerta forzada o abierta');

  const ask = await site.as('admin');
  const stored = (await (await ask('/api/v1/procedures/demo-procedimiento-puerta')).json()) as {
    steps: { attachment: { name: string; contentType: string } | null }[];
  };
  expect(stored.steps[0]?.attachment).toMatchObject({ name: 'foto.png', contentType: 'image/png' });
  await card.getByRole('button', { name: 'Quitar foto.png' }).click();
  await save(workstation, 'Puerta forzada o abierta');
  await expect(card.getByRole('button', { name: 'Elegir archivo…' })).toBeVisible();
});

test('R-C09 actions are moved by dragging and by keyboard, collapsed and deleted, and are saved in that order', async ({
  openWorkstation,
  site,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Intrusión').click();
  await window.getByRole('button', { name: 'Contraer todas' }).click();
  await expect(action(workstation, 1).getByRole('textbox')).toHaveCount(0);
  await action(workstation, 4)
    .locator('[data-handle]')
    .dragTo(action(workstation, 1), {
      targetPosition: { x: 100, y: 4 },
    });
  await expect(action(workstation, 1)).toContainText('Si hay intrusos');
  await action(workstation, 2).getByRole('button', { name: 'Desplegar la acción 2' }).focus();
  await window.keyboard.press('Alt+ArrowDown');
  await expect(action(workstation, 3)).toContainText('Verificar en el vídeo');
  await expect(window.getByText('Acción movida a la posición 3 de 4')).toBeAttached();
  await expect(action(workstation, 3).getByRole('button', { name: 'Desplegar la acción 3' })).toBeFocused();
  await action(workstation, 2).getByRole('button', { name: 'Eliminar la acción 2' }).click();
  await expect(window.getByRole('listitem', { name: /^Acción/ })).toHaveCount(3);
  await save(workstation, 'Intrusión');
  const ask = await site.as('admin');
  const stored = (await (await ask('/api/v1/procedures/demo-procedimiento-intrusion')).json()) as {
    steps: { id: string }[];
  };
  expect(stored.steps.map(({ id }) => id)).toEqual(['policia', 'verificar', 'patrulla']);
});
