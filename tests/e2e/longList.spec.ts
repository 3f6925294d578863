import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import type { SiteProcess } from './siteProcess.ts';

const alarmCount = 1200;
const batch = 100;

async function raiseMany(site: SiteProcess): Promise<void> {
  for (let first = 0; first < alarmCount; first += batch) {
    const events = Array.from({ length: batch }, () => deviceEvent('door.forced', 'puerta-almacen'));
    const answer = await site.post('/ingest/v1/events', events, {
      'content-type': 'application/cloudevents-batch+json',
    });
    expect(answer.status).toBe(202);
  }
}

test('R-E08 R-E12 a long list comes whole: counted, selected and in order, and again after a restart', async ({
  site,
  openWorkstation,
}) => {
  await raiseMany(site);
  const isWhole = async (workstation: Awaited<ReturnType<typeof openWorkstation>>) => {
    const { window } = workstation;
    await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', String(alarmCount + 1));
    await expect(window.getByRole('button', { name: /^Nuevas/ })).toContainText('1200');
    await expect(window.getByText('Cargando más alarmas…')).toHaveCount(0);
  };
  const first = await openWorkstation('seat');
  await first.signIn('operador1');
  await isWhole(first);
  await first.window.getByRole('checkbox', { name: 'Seleccionar todas' }).click();
  await expect(first.window.getByRole('button', { name: /^Seleccionadas/ })).toContainText('1200');
  await first.close();

  await isWhole(await openWorkstation('seat'));
});

test('R-E08 while the bar is dragged no row moves; what is new comes when the list stands still', async ({
  site,
  openWorkstation,
}) => {
  await raiseMany(site);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window } = workstation;
  const grid = window.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(alarmCount + 1));
  await window.mouse.move(5, 5);
  // As the bar does it: no pointer is on the rows.
  const drag = await grid.evaluateHandle((element) =>
    setInterval(() => {
      element.scrollTop += 4;
    }, 50),
  );
  await expect.poll(() => grid.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(40);
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));
  await expect(window.getByRole('button', { name: /1 nueva$/ })).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', String(alarmCount + 1));
  await window.evaluate((timer) => clearInterval(timer), drag);
  await expect(grid).toHaveAttribute('aria-rowcount', String(alarmCount + 2));
});

test('R-E01 R-J04 whatever the list is sorted by, the focus stays with its alarm', async ({
  site,
  openWorkstation,
}) => {
  await raiseMany(site);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window, rows } = workstation;
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', String(alarmCount + 1));
  await rows.nth(2).focus();
  const alarm = (await rows.nth(2).getAttribute('data-alarm')) ?? '';
  const row = window.locator(`[data-alarm="${alarm}"]`);
  const header = window.getByRole('columnheader', { name: 'ID', exact: true });
  for (const [order, place] of [
    ['descending', '4'],
    ['ascending', String(alarmCount - 1)],
    ['descending', '4'],
  ] as const) {
    // As a key would do it: the focus does not go to the header.
    await header.getByRole('button').evaluate((button: HTMLElement) => button.click());
    await expect(header).toHaveAttribute('aria-sort', order);
    await expect(row).toHaveAttribute('aria-rowindex', place);
    await expect(row).toBeFocused();
  }
});
