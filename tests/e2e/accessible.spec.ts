import { findings } from './axe.ts';
import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';

for (const theme of ['Oscuro', 'Claro'] as const) {
  test(`R-J04 axe finds nothing in the list, the details, the history, the dialogs and the sheet of keys (${theme})`, async ({
    site,
    openWorkstation,
  }) => {
    const workstation = await openWorkstation('seat');
    await workstation.signIn('operador1');
    await workstation.openMenu();
    await workstation.choose(theme);
    const { keyboard } = workstation.window;
    await keyboard.press('Escape');
    await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
    await expect(workstation.rows).toHaveCount(1);
    await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
    await expect(workstation.rows).toHaveCount(2);

    await workstation.rows.first().focus();
    await keyboard.press('Control+a');
    await expect(workstation.details).toBeVisible();
    expect(await findings(workstation.window)).toEqual([]);
    await keyboard.press('Shift+Y');
    await expect(workstation.details).toContainText('Veces anteriores');
    expect(await findings(workstation.window)).toEqual([]);
    await keyboard.press('Shift+A');
    await expect(workstation.dialog.getByRole('listbox')).toBeVisible();
    expect(await findings(workstation.window)).toEqual([]);
    await keyboard.press('Escape');
    await expect(workstation.dialog).toHaveCount(0);
    await keyboard.press('?');
    await expect(workstation.dialog).toBeVisible();
    expect(await findings(workstation.window)).toEqual([]);
    await keyboard.press('Escape');
    await workstation.window.getByRole('button', { name: 'Llevar las alarmas a otra ventana' }).click();
    await expect(
      workstation.window.getByRole('button', { name: 'Traer las alarmas al frente' }),
    ).toBeVisible();
    expect(await findings(workstation.window)).toEqual([]);
  });
}
