import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { PlayerOnScreen } from './players.ts';
import { alarmsOf } from './restApi.ts';
import { changeVideo, create, deadRecorder, deviceDefinition, idsOf } from './siteConfiguration.ts';

// Two players decode in software beside everything else that a busy machine does.
test.describe.configure({ timeout: 120_000 });

const intruder = /Intruso en el muelle/;

test('R-F03 R-F05 R-D12 two cameras play from 5 s before the alarm, and the time shown is that of the picture, to a frame', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  // Of a moment ago: the newest seconds are held back by the player, and then it begins up to two seconds early.
  const event = {
    ...deviceEvent('camera.motion', 'camara-muelle-3'),
    time: new Date(Date.now() - 20_000).toISOString(),
  };
  await site.post('/ingest/v1/events', event);
  const askedAt = Date.now();
  await workstation.row(intruder).click();

  const players = [new PlayerOnScreen(workstation.window, 1), new PlayerOnScreen(workstation.window, 2)];
  for (const player of players) await expect(player.root).toHaveAttribute('data-phase', 'playing');
  const wantedStart = Date.parse(event.time) - 5000;
  for (const player of players) {
    const shownAt = await player.shownAt();
    expect(shownAt).toBeGreaterThanOrEqual(wantedStart - 100);
    expect(shownAt).toBeLessThanOrEqual(wantedStart + (Date.now() - askedAt) + 100);
    await expect(player.root).toContainText(/Reproducción [−+]\d+ s/i);
  }
  // Both move, at once.
  for (const player of players) {
    const before = await player.burnedFrame();
    await expect.poll(() => player.burnedFrame()).not.toBe(before);
  }

  for (const player of players) {
    await player.root.focus();
    await workstation.window.keyboard.press('k');
    await expect(player.root).toHaveAttribute('data-phase', 'paused');
    expect(await player.burnedFrame()).toBe(await player.expectedFrame());
    for (const [key, step] of [
      ['.', 1],
      ['.', 1],
      [',', -1],
    ] as const) {
      const before = await player.burnedFrame();
      await workstation.window.keyboard.press(key);
      await expect.poll(() => player.burnedFrame()).toBe((before + step + 720) % 720);
      await expect.poll(() => player.expectedFrame()).toBe((before + step + 720) % 720);
    }
  }
});

test('R-F04 R-F05 a camera is sent to a player by key and by drag; live, back, and seeking stay true to the picture', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('input.active', 'pulsador-muelle'));
  await workstation.row(/Pulsador de emergencia/).click();
  const first = new PlayerOnScreen(workstation.window, 1);
  const second = new PlayerOnScreen(workstation.window, 2);
  await expect(first.root).toContainText('Muelle 3');
  await expect(second.root).toContainText('Muelle 5');
  // Its definition says live.
  await expect(first.root).toHaveAttribute('data-phase', 'playing');
  await expect(first.root.getByText('En vivo', { exact: true })).toBeVisible();
  expect(Date.now() - (await first.shownAt())).toBeLessThan(15_000);

  const resources = workstation.details.getByRole('region', { name: 'Recursos' });
  await resources.getByRole('button', { name: /Muelle 5/ }).press('1');
  await expect(first.root).toContainText('Muelle 5');
  await resources.getByRole('button', { name: /Muelle 3/ }).dragTo(second.root);
  await expect(second.root).toContainText('Muelle 3');

  await expect(second.root).toHaveAttribute('data-phase', 'playing');
  const before = await second.shownAt();
  await second.button('10 segundos atrás').click();
  await expect.poll(() => second.shownAt()).toBeLessThan(before - 5000);
  await expect(second.root).toContainText(/Reproducción/i);
  await second.button('Ver en vivo').click();
  await expect(second.root.getByText('En vivo', { exact: true })).toBeVisible();

  // Far back: out of what the live stream holds, so the recording takes over.
  const slider = second.root.getByRole('slider', { name: 'Hora de la grabación' });
  await slider.press('Home');
  await expect(second.root).toHaveAttribute('data-phase', 'playing');
  await expect.poll(async () => Date.now() - (await second.shownAt())).toBeGreaterThan(40_000);
  await second.button('Pausa').click();
  await expect(second.root).toHaveAttribute('data-phase', 'paused');
  expect(await second.burnedFrame()).toBe(await second.expectedFrame());
});

test('R-F05 a snapshot is kept as PNG; speed, sound and full screen answer to their keys', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await workstation.row(intruder).click();
  const player = new PlayerOnScreen(workstation.window, 1);
  await expect(player.root).toHaveAttribute('data-phase', 'playing');
  const { keyboard } = workstation.window;

  const file = join(folder, 'captura.png');
  await workstation.answerSaveDialog(file);
  await player.root.focus();
  await keyboard.press('s');
  await expect(workstation.window.getByText('Imagen guardada: captura.png')).toBeVisible();
  const png = await readFile(file);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 385]);

  await player.root.focus();
  await keyboard.press('+');
  await expect(player.button('Velocidad: 2×')).toBeVisible();
  await keyboard.press('-');
  await expect(player.button('Velocidad: 1×')).toBeVisible();
  await expect(player.button('Activar el sonido')).toBeEnabled();
  await keyboard.press('m');
  await expect(player.button('Silenciar')).toBeVisible();
  await keyboard.press('f');
  await expect.poll(() => player.root.evaluate((root) => document.fullscreenElement === root)).toBe(true);
  await keyboard.press('f');
  await expect.poll(() => player.root.evaluate(() => document.fullscreenElement)).toBeNull();
});

test('R-D10 video is found only through an alarm that the user may see, each segment too', async ({
  site,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const [alarm] = await alarmsOf(site, 'operador1');
  const camera = `/media/alarms/${alarm?.id}/resources/demo-camara-muelle-3`;
  const owner = await site.as('operador1');
  const playlist = await (await owner(`${camera}/live.m3u8`)).text();
  const segment = /^segments\/.+$/m.exec(playlist)?.[0] ?? '';
  const stranger = await site.as('operadora3');
  for (const part of ['live.m3u8', 'init.mp4', segment]) {
    expect((await owner(`${camera}/${part}`)).status).toBe(200);
    expect((await stranger(`${camera}/${part}`)).status).toBe(404);
    expect((await fetch(`${site.address}${camera}/${part}`)).status).toBe(401);
  }
});

test('R-F05 a dead recorder is said with what to do, and a retry brings the picture once it is back', async ({
  site,
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(/50[24]/);
  await changeVideo(site, 'demo-camara-muelle-3', deadRecorder);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await workstation.row(intruder).click();
  const player = new PlayerOnScreen(workstation.window, 1);
  await expect(player.root).toContainText('El grabador no da vídeo de esta cámara');
  await changeVideo(site, 'demo-camara-muelle-3', { source: 'demo', clip: 'dock' });
  await player.button('Reintentar').click();
  await expect(player.root).toHaveAttribute('data-phase', 'playing');
});

test('R-D11 a camera that a definition asks to show is shown, though it is none of the alarm’s own devices', async ({
  site,
  openWorkstation,
}) => {
  const camera = 'demo-camara-aparcamiento';
  await create(
    site,
    'definitions',
    deviceDefinition(
      'Con cámara pedida',
      'access.granted',
      'demo-lector-levante',
      await idsOf(site, ['operador1']),
      { relatedResources: ['demo-camara-pasillo'], actions: [{ kind: 'showCamera', camera }] },
    ),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.granted', 'lector-levante'));
  // Nothing was open, so the alarm opens by itself.
  await expect(workstation.details).toHaveAccessibleName('Detalles de la alarma 1001');
  const player = new PlayerOnScreen(workstation.window, 1);
  await expect(player.root).toHaveAccessibleName('Reproductor 1: Aparcamiento de camiones');
  await expect(player.root).toHaveAttribute('data-phase', 'playing');
  await expect(
    workstation.details.getByRole('region', { name: 'Recursos' }).getByRole('listitem'),
  ).toHaveText([/^Lector de Levante.*Disparador/, /^Pasillo de oficinas/, /^Aparcamiento de camiones/]);
});
