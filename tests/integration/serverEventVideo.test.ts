import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloudEvent } from '../helpers/demoEvents.ts';
import { samplePng } from '../helpers/officeFiles.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;

beforeEach(async () => {
  site = await RunningSite.start();
});

afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

interface Found {
  readonly id: string;
  readonly serverAt: string;
  readonly resource: { readonly id: string };
}

async function latestEvent(user: SignedIn): Promise<Found> {
  const { body } = await user.request('POST', '/api/v1/search', {
    body: { in: 'events', period: { days: 1 } },
  });
  return body.items[0];
}

/** An event that raises nothing. */
const quiet = () => cloudEvent('external.paso', 'camara-muelle-3', { images: [picture] });
const picture = { name: 'foto', contentType: 'image/png', base64: samplePng.toString('base64') };

function recording(at: string, minutes: number): string {
  const from = Date.parse(at) + minutes * 60_000;
  const to = new Date(from + 60_000).toISOString();
  return `playback.m3u8?from=${new Date(from).toISOString()}&to=${to}`;
}

test('R-H06 an event that raised nothing shows the recording of its camera to those who may find it', async () => {
  expect((await site.ingest(quiet())).status).toBe(202);
  const supervisor = await site.signIn('supervisor');
  const event = await latestEvent(supervisor);
  const prefix = `/media/events/${event.id}/resources/${event.resource.id}`;
  const playlist = await supervisor.request('GET', `${prefix}/${recording(event.serverAt, -5)}`);
  expect(playlist.status).toBe(200);
  const segment = /^segments\/.+$/m.exec(playlist.text)?.[0] ?? '';
  for (const part of ['init.mp4', segment]) {
    expect((await supervisor.request('GET', `${prefix}/${part}`)).status).toBe(200);
  }
  for (const user of ['operador1', 'operadora3']) {
    const stranger = await site.signIn(user);
    for (const part of [recording(event.serverAt, -5), 'init.mp4', segment]) {
      expect((await stranger.request('GET', `${prefix}/${part}`)).status).toBe(404);
    }
  }
});

test('R-H06 of an event there is the recording around its time and of its own camera, and nothing live', async () => {
  await site.ingest(quiet());
  const admin = await site.signIn('admin');
  const event = await latestEvent(admin);
  const prefix = `/media/events/${event.id}/resources/${event.resource.id}`;
  const far = await admin.request('GET', `${prefix}/${recording(event.serverAt, -60)}`);
  expect([far.status, far.body.code]).toEqual([404, 'NO_RECORDING']);
  expect((await admin.request('GET', `${prefix}/live.m3u8`)).status).toBe(404);
  const other = prefix.replace(event.resource.id, 'demo-camara-muelle-5');
  expect((await admin.request('GET', `${other}/${recording(event.serverAt, -5)}`)).status).toBe(404);
});

test('R-H06 pictures of an event that raised nothing are opened by those who may find it', async () => {
  await site.ingest(quiet());
  const supervisor = await site.signIn('supervisor');
  const { id } = await latestEvent(supervisor);
  const { body } = await supervisor.request('GET', `/api/v1/events/${id}`);
  const address = `/files/${body.additional.images[0].id}`;
  expect((await supervisor.request('GET', address)).status).toBe(200);
  expect((await (await site.signIn('operadora3')).request('GET', address)).status).toBe(404);
});

test('R-H06 the video of a closed alarm is there for those who may see it, and for nobody else', async () => {
  await site.ingest(cloudEvent('camera.motion', 'camara-muelle-3'));
  const operator = await site.signIn('operador1');
  const { body } = await operator.request('GET', '/api/v1/alarms');
  const [alarm] = body.alarms;
  const run = (name: string, args: object) =>
    operator.request('POST', '/api/v1/commands', {
      body: { id: crypto.randomUUID(), name, alarm: alarm.id, args },
    });
  expect((await run('alarm.handle', {})).status).toBe(200);
  for (const step of alarm.procedure?.steps ?? []) {
    await run('alarm.step', { step: step.id, done: true, comment: 'Hecho' });
  }
  expect((await run('alarm.close', { reason: 'handled' })).status).toBe(200);
  const address = `/media/alarms/${alarm.id}/resources/${alarm.resources[0].id}/${recording(alarm.raisedAt, -2)}`;
  expect((await operator.request('GET', address)).status).toBe(200);
  expect((await (await site.signIn('operadora3')).request('GET', address)).status).toBe(404);
});
