import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { create, deviceDefinition, idsOf, step } from './siteConfiguration.ts';

/** Short enough for every name, and run in whichever way a page would take it for more than a text. */
function markup(place: string): string {
  return `${place}<script>ran=1</script><img src=x onerror="ran=1"><a href="javascript:ran=1">x</a>`;
}

test('R-E02 R-E16 R-F06 markup in every text that comes from outside is read as it stands, and nothing of it runs', async ({
  site,
  openWorkstation,
}) => {
  const procedure = await create(site, 'procedures', {
    name: markup('procedimiento'),
    steps: [step('uno', markup('paso'))],
  });
  const users = await idsOf(site, ['operador1']);
  await create(
    site,
    'definitions',
    deviceDefinition(markup('alarma'), 'access.denied', 'demo-puerta-almacen', users, {
      procedure: procedure.id,
    }),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const posted = await site.post(
    '/ingest/v1/events',
    deviceEvent('access.denied', 'puerta-almacen', {
      message: markup('mensaje'),
      cardholder: { id: markup('id'), name: markup('titular'), card: markup('tarjeta') },
      plate: { text: markup('matricula').slice(0, 30), vendor: markup('marca').slice(0, 60) },
      attributes: { marcado: markup('valor') },
    }),
  );
  expect(posted.status, await posted.clone().text()).toBe(202);

  const row = workstation.row('alarma<script>');
  await expect(row).toContainText(`<img src=x onerror="`);
  await workstation.handle('alarma<script>');
  await row.click();
  for (const text of ['paso<script>', 'titular<script>', 'valor<script>']) {
    await expect(workstation.window.getByText(text).first()).toBeAttached();
  }
  // An element that markup had made would be there; the texts themselves are.
  await expect(workstation.window.locator('img[src="x"], a[href^="javascript:"]')).toHaveCount(0);
  expect(await workstation.window.evaluate(() => (globalThis as { ran?: unknown }).ran)).toBeUndefined();
  // Whatever the policy of the page had to stop, the console says, and the fixture then fails the test.
});
