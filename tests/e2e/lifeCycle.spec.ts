import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { create, deviceDefinition, idsOf } from './siteConfiguration.ts';

test('R-E05 R-G01 an alarm that nobody takes counts down, escalates, and is what the filter Escalated shows', async ({
  site,
  openWorkstation,
}) => {
  // The shortest time that a definition may have is 46 s, and the server's clock is the real one.
  test.slow();
  await create(
    site,
    'definitions',
    deviceDefinition(
      'Escala pronto',
      'access.granted',
      'demo-lector-levante',
      await idsOf(site, ['operador1']),
      { escalateAfterSeconds: 46 },
    ),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.granted', 'lector-levante'));
  const alarm = workstation.row('Escala pronto');
  await expect(alarm).toContainText(/Nuevaescala en 0:[34]\d/);
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.rows).toHaveCount(2);
  const escalated = workstation.filter(/^Escaladas/);
  await expect(escalated).toHaveText(/0/);

  await expect(alarm).toContainText('Escalada', { timeout: 60_000 });
  await expect(escalated).toHaveText(/1/);
  await expect(workstation.filter(/^Nuevas/)).toHaveText(/1/);
  await escalated.click();
  await expect(workstation.rows).toHaveCount(1);
  await expect(alarm).toBeVisible();
  await workstation.handle('Escala pronto');
  await expect(escalated).toHaveText(/0/);
  await expect(alarm).toContainText('En curso');
});

test('R-G02 R-E10 an alarm that is given to a colleague keeps what has been done of its procedure', async ({
  site,
  openWorkstation,
}) => {
  const first = await openWorkstation('first');
  const second = await openWorkstation('second');
  await first.signIn('operador1');
  await second.signIn('operador2');
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  const forced = 'Puerta forzada';
  await first.handle(forced);
  await expect(first.row(forced)).toContainText('0 de 2 pasos');
  await first.details.getByRole('checkbox').first().click();
  await expect(first.row(forced)).toContainText('1 de 2 pasos');
  await first
    .row(forced)
    .getByRole('button', { name: /^Asignar/ })
    .click();
  await first.dialog.getByRole('option', { name: 'operador2' }).click();
  await expect(first.row(forced)).toContainText('operador2');

  await second.row(forced).click();
  const steps = second.details.getByRole('checkbox');
  await expect(steps.first()).toBeChecked();
  await expect(second.details).toContainText(/operador1 · \d\d:\d\d/);
  await steps.nth(1).click();
  await expect(second.closeAlarm).toBeEnabled();
  // It is no longer the first one's to work on.
  await expect(first.closeAlarm).toBeDisabled();
  await expect(first.details.getByRole('checkbox').first()).toBeDisabled();
});
