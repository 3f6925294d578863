import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import type { Workstation } from './workstation.ts';

const twoScreens = '{1600x900 label=Left}{1600,0 1280x1024 label=Right}';
const threeScreens = `${twoScreens}{2880,0 1000x800 label=Wall}`;
const moveOut = { name: 'Llevar las alarmas a otra ventana' } as const;
const putBack = { name: 'Devolver las alarmas a la ventana principal' } as const;

async function control(workstation: Workstation) {
  const { standIn } = workstation;
  if (!standIn) throw new Error('there is no stand-in');
  return standIn;
}

async function screenOfAlarms(workstation: Workstation): Promise<string | undefined> {
  const ask = await control(workstation);
  const window = (await ask('windows')).find(({ url }) => url.endsWith('/alarms.html'));
  return (await ask('displays')).find(({ id }) => id === window?.displayId)?.label;
}

test('R-J01 the alarms move to the other monitor with selection, tabs and search, and back by button', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { screens: twoScreens });
  await workstation.signIn('operador1');
  for (const [index, reader] of ['lector-vestibulo', 'lector-almacen', 'lector-vestibulo'].entries()) {
    await site.post('/ingest/v1/events', deviceEvent('access.denied', reader));
    await expect(workstation.rows).toHaveCount(index + 1);
  }
  await workstation.search.fill('denegado');
  await workstation.row('1003').getByRole('checkbox').click();
  await workstation.row('1001').getByRole('checkbox').click();
  await workstation.window.getByRole('tab', { name: '1001' }).click();
  const splitter = workstation.window.getByRole('separator');
  await splitter.press('ArrowUp');
  const height = await splitter.getAttribute('aria-valuenow');
  await workstation.window.getByRole('button', moveOut).click();

  const alarms = await workstation.alarmsWindow();
  await expect(alarms.rows).toHaveCount(3);
  await expect(alarms.filter(/^Seleccionadas/)).toHaveText(/2/);
  await expect(alarms.window.getByRole('tab')).toHaveText(['1003', '1001']);
  await expect(alarms.window.getByRole('tab', { name: '1001' })).toHaveAttribute('aria-selected', 'true');
  await expect(alarms.search).toHaveValue('denegado');
  await expect(alarms.window.getByRole('separator')).toHaveAttribute('aria-valuenow', height ?? '');
  expect(await screenOfAlarms(workstation)).toBe('Right');
  await expect(workstation.list).toHaveCount(0);
  await expect(workstation.window.getByText('Las alarmas están en otra ventana').last()).toBeVisible();

  await alarms.row('1002').getByRole('checkbox').click();
  await expect(alarms.filter(/^Seleccionadas/)).toHaveText(/3/);
  await alarms.window.getByRole('button', putBack).click();
  await expect(workstation.rows).toHaveCount(3);
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/3/);
  await expect(workstation.window.getByRole('tab', { name: '1001' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('R-J01 R-J02 the tab dragged to the edge moves out; the tab keeps the badge and brings the window to the front', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { screens: twoScreens });
  await workstation.signIn('operador1');
  const tab = workstation.window.getByRole('button', { name: /^Alarmas/ });
  const place = await tab.boundingBox();
  const { mouse } = workstation.window;
  await mouse.move((place?.x ?? 0) + 20, (place?.y ?? 0) + 20);
  await mouse.down();
  await mouse.move(800, 400);
  await mouse.move(1595, 400);
  await mouse.up();
  const alarms = await workstation.alarmsWindow();
  await expect(alarms.list.or(alarms.window.getByText('No hay alarmas abiertas'))).toBeVisible();
  expect(await screenOfAlarms(workstation)).toBe('Right');

  const ask = await control(workstation);
  const isFocused = async (page: string) =>
    (await ask('windows')).find(({ url }) => url.endsWith(page))?.isFocused;
  await workstation.turnBack();
  await expect.poll(() => isFocused('/console.html')).toBe(true);
  const pings = await workstation.countPings();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(alarms.rows).toHaveCount(1);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toBeVisible();
  await expect.poll(pings).toBe(1);
  await tab.click();
  await expect.poll(() => isFocused('/alarms.html')).toBe(true);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toHaveCount(0);
});

test('R-J01 the alarms come back on the same monitor at the next start, put back by closing, and on one that exists', async ({
  openWorkstation,
}) => {
  const first = await openWorkstation('seat', { screens: threeScreens });
  await first.signIn('operador1');
  await first.window.getByRole('button', moveOut).click();
  await first.window.getByRole('menuitem', { name: /Wall/ }).click();
  await first.alarmsWindow();
  await expect.poll(() => screenOfAlarms(first)).toBe('Wall');
  await first.close();

  const second = await openWorkstation('seat', { screens: threeScreens });
  await second.alarmsWindow();
  await expect.poll(() => screenOfAlarms(second)).toBe('Wall');
  const ask = await control(second);
  const wall = (await ask('displays')).find(({ label }) => label === 'Wall');
  await ask('removeDisplay', { id: wall?.id ?? 0 });
  await expect.poll(() => screenOfAlarms(second)).not.toBe('Wall');
  await expect.poll(() => screenOfAlarms(second)).toBeDefined();
  await second.close();

  const third = await openWorkstation('seat', { screens: '{1600x900 label=Left}' });
  await third.alarmsWindow();
  await expect.poll(() => screenOfAlarms(third)).toBe('Left');
  const windows = await (await control(third))('windows');
  await (await control(third))('closeWindow', {
    id: windows.find(({ url }) => url.endsWith('/alarms.html'))?.id ?? 0,
  });
  await expect(third.window.getByText('No hay alarmas abiertas')).toBeVisible();
  await third.close();

  const fourth = await openWorkstation('seat', { screens: twoScreens });
  await fourth.isLive();
  await expect(fourth.window.getByText('No hay alarmas abiertas')).toBeVisible();
  expect((await (await control(fourth))('windows')).length).toBe(1);
});
