import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { action, actionText, attach, procedures } from '../e2e/procedureForm.ts';
import { itemRow, openSection } from '../e2e/settings.ts';
import { samplePdf } from '../helpers/officeFiles.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

for (const [language, title, theme] of [
  ['es', 'Español', 'Oscuro'],
  ['en', 'English', 'Claro'],
] as const) {
  test(`pictures of a faulty form, a file and the difference between two versions: ${language}`, async ({
    openWorkstation,
    site,
  }) => {
    const workstation = await openWorkstation('seat');
    const { window } = workstation;
    const picture = (name: string) =>
      window.screenshot({
        path: join(folder, `settings-dialogs-${language}-${name}.png`),
        animations: 'disabled',
      });
    await workstation.signIn('admin');
    await window.getByRole('button', { name: /admin/ }).first().click();
    await workstation.choose(theme);
    await workstation.choose(title);
    await window.keyboard.press('Escape');
    await window.setViewportSize({ width: 1280, height: 800 });
    await openSection(workstation, procedures);
    await window.getByRole('button', { name: /^(Nuevo procedimiento|New procedure)$/ }).click();
    await attach(workstation, 1, { name: 'plano.pdf', mimeType: 'application/pdf', buffer: samplePdf });
    await expect(action(workstation, 1).getByRole('button', { name: /plano\.pdf/ })).toBeVisible();
    await window.keyboard.press('Control+s');
    await expect(action(workstation, 1).getByRole('alert')).toBeVisible();
    await picture('faulty');
    await window.getByRole('button', { name: /^(Duplicar procedimiento|Duplicate a procedure)…$/ }).click();
    // The form has changes: choosing one asks first.
    await workstation.dialog.getByRole('option').first().waitFor();
    await picture('duplicate');
    await workstation.dialog.getByRole('option', { name: /Intrusión/ }).click();
    await workstation.dialog
      .getByRole('button', { name: /^(Descartar los cambios|Discard the changes)$/ })
      .click();
    await expect(actionText(workstation, 4)).toBeVisible();

    await window.getByRole('button', { name: /^(Volver a Procedimientos|Back to Procedures)$/ }).click();
    await itemRow(workstation, 'Intrusión')
      .getByRole('button', { name: /^(Eliminar|Delete)/ })
      .click();
    await expect(workstation.dialog).toBeVisible();
    await picture('kept');
    await window.keyboard.press('Escape');
    await itemRow(workstation, 'Intrusión').click();
    await window.getByLabel(/^(Nombre|Name)$/).fill('Intrusión nocturna');
    await actionText(workstation, 2).fill('Avisar por radio.');
    const ask = await site.as('admin');
    const path = '/api/v1/procedures/demo-procedimiento-intrusion';
    const stored = (await (await ask(path)).json()) as { version: number };
    await ask(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${stored.version}"` },
      body: JSON.stringify({ ...stored, comments: 'Revisado en junio', name: 'Intruso' }),
    });
    await window.keyboard.press('Control+s');
    await expect(workstation.dialog).toBeVisible();
    await picture('conflict');
    await window.keyboard.press('Escape');
  });
}
