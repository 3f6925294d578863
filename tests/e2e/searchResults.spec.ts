import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { PlayerOnScreen } from './players.ts';
import { alarmsOf, closeAsHandled } from './restApi.ts';
import { SearchScreen } from './searchScreen.ts';
import type { SiteProcess } from './siteProcess.ts';

/** So many closed alarms, one a second or faster. */
async function closeSome(site: SiteProcess, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  }
  for (const alarm of await alarmsOf(site, 'operador1')) await closeAsHandled(site, 'operador1', alarm);
}

test('R-H06 a selected alarm plays its video at its time and shows procedure, comments, additional information and history', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  for (const alarm of await alarmsOf(site, 'operador1')) await closeAsHandled(site, 'operador1', alarm);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.search();
  const row = search.row('Matrícula en lista negra');
  await expect(row).toContainText('Evento manejado');
  // By keyboard alone.
  await row.focus();
  await row.press('Enter');
  await expect(search.details).toContainText('6660DMN');
  const raisedAt = Date.parse((await row.locator('time').getAttribute('datetime')) ?? '');
  const player = new PlayerOnScreen(workstation.window, 1);
  await expect(player.root).toHaveAttribute('data-phase', 'playing', { timeout: 30_000 });
  await expect(player.root).toContainText('Reproducción');
  expect(Math.abs((await player.shownAt()) - raisedAt)).toBeLessThan(40_000);
  const procedure = search.details.getByRole('tabpanel', { name: 'Procedimiento' });
  await expect(procedure.getByRole('checkbox').first()).toBeChecked();
  await expect(procedure).toContainText('Comprobado en la zona');
  // A record: a tick on it changes nothing.
  await procedure.getByRole('checkbox').first().click({ force: true });
  await expect(procedure.getByRole('checkbox').first()).toBeChecked();
  await search.details.getByRole('tab', { name: 'Historial' }).click();
  const history = search.details.getByRole('tabpanel', { name: 'Historial' });
  await expect(history).toContainText('Cerrada · Evento manejado');
  await expect(history).toContainText('Recibida');
  // Esc leaves the details, and the row has the focus again.
  await workstation.window.keyboard.press('Escape');
  await expect(search.details).toHaveCount(0);
  await expect(row).toBeFocused();
});

test('R-H06 a selected event plays the recording of its camera, shows what was told, and leads to its alarm', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await site.post(
    '/ingest/v1/events',
    deviceEvent('external.radar', 'camara-muelle-3', { message: 'Eco lento' }),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('supervisor');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.choose('Eventos');
  await search.search();
  await search.row('radar').click();
  await expect(search.details).toContainText('Eco lento');
  await expect(search.details).toContainText('No se elevó a alarma');
  const player = new PlayerOnScreen(workstation.window, 1);
  await expect(player.root).toHaveAttribute('data-phase', 'playing', { timeout: 30_000 });
  // What is had through an event is recorded, never live.
  await expect(player.button('Ver en vivo')).toHaveCount(0);
  await search.row('Movimiento').click();
  await search.details.getByRole('button', { name: /^Alarma \d+/ }).click();
  await expect(search.details).toContainText('Intruso en el muelle');
  await expect(search.details.getByRole('tab', { name: 'Procedimiento' })).toBeVisible();
});

test('R-H06 R-H08 the results are sorted by header, and the timeline narrows them and leads back', async ({
  site,
  openWorkstation,
}) => {
  await closeSome(site, 3);
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  for (const alarm of await alarmsOf(site, 'operador1')) await closeAsHandled(site, 'operador1', alarm);
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.search();
  await expect(search.rows).toHaveCount(4);
  const names = () => search.rows.locator('[data-column=priority] text').allTextContents();
  await search.results.getByRole('button', { name: 'Prioridad' }).click();
  await expect.poll(names).toEqual((await names()).toSorted());
  await expect(search.results.getByRole('columnheader', { name: 'Prioridad' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await search.results.getByRole('button', { name: 'Prioridad' }).click();
  await expect(search.results.getByRole('columnheader', { name: 'Prioridad' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );

  const strip = search.results.getByRole('region', { name: 'Cuándo ocurrió' });
  const period = search.results.getByText(/ – /).first();
  const whole = await period.textContent();
  // By keyboard: to before the last bar, in which everything lies.
  const last = strip.getByRole('slider', { name: 'Final de la selección' });
  await last.focus();
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('Enter');
  await expect(search.results).toContainText('0 alarmas');
  await strip.getByRole('button', { name: 'Período anterior' }).click();
  await expect(search.rows).toHaveCount(4);
  await expect(period).toHaveText(whole ?? '');

  // By pointer: over the last tenth.
  const box = await strip.locator('[title^=Arrastre]').boundingBox();
  if (!box) throw new Error('no timeline');
  await window.mouse.move(box.x + box.width * 0.9, box.y + 20);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 });
  await window.mouse.up();
  await expect(search.rows).toHaveCount(4);
  await expect(period).not.toHaveText(whole ?? '');
});

test('R-H08 many results are read as one scrolls, and the first ones are there again on the way back', async ({
  site,
  openWorkstation,
}) => {
  for (let batch = 0; batch < 5; batch += 1) {
    const events = Array.from({ length: 100 }, (_, index) =>
      deviceEvent('external.paso', 'camara-muelle-3', { message: `Paso ${batch * 100 + index}` }),
    );
    const answer = await site.post('/ingest/v1/events', events, {
      'content-type': 'application/cloudevents-batch+json',
    });
    expect(answer.status).toBe(202);
  }
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('supervisor');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.choose('Eventos');
  await search.search();
  await expect(search.results).toContainText('500 eventos');
  await search.rows.first().focus();
  const grid = search.results.getByRole('grid');
  await expect
    .poll(
      async () => {
        await window.keyboard.press('End');
        return grid.getAttribute('aria-rowcount');
      },
      { timeout: 20_000 },
    )
    .toBe('501');
  await window.keyboard.press('End');
  await expect(search.row(/Paso 0$|Paso 0\D/)).toBeVisible();
  expect(await search.rows.count()).toBeLessThan(60);
  await window.keyboard.press('Home');
  await expect(search.row('Paso 499')).toBeVisible();
  // The row that is selected stays in view although its details take room from the list.
  const low = search.row(/Paso 487/);
  await low.click();
  await expect(search.details).toContainText('Paso 487');
  await expect(low).toBeInViewport();
});

test('R-H08 R-J06 while the server is away that is said, and the search goes on by itself once it is back', async ({
  site,
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(/^response: 50\d \S+\/media\//, /^console: .* status of 50\d/);
  await closeSome(site, 1);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await site.stop();
  await search.form.getByRole('button', { name: 'Buscar', exact: true }).click();
  await expect(search.results).toContainText('La búsqueda no se pudo hacer');
  await expect(search.results).toContainText('El servidor no responde');
  await site.start();
  await expect(search.rows).toHaveCount(1, { timeout: 30_000 });
});
