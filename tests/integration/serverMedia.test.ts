import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { motionInEastWing } from '../helpers/demoEvents.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let recorder: Server | null = null;

beforeEach(async () => {
  // Recorders of these tests are on this machine.
  site = await RunningSite.start({ allowActionsTo: ['127.0.0.1'] });
});

afterEach(async () => {
  recorder?.closeAllConnections();
  recorder?.close();
  recorder = null;
  expect(site.errors).toEqual([]);
  await site.end();
});

/** Raises an alarm that the east wing alone may see, and answers the prefix of its camera's video. */
async function eastWingCamera(): Promise<{ readonly prefix: string; readonly camera: string }> {
  await site.ingest(motionInEastWing());
  const owner = await site.signIn('operadora3');
  const { body } = await owner.request('GET', '/api/v1/alarms');
  const camera = body.alarms[0].resources[0].id as string;
  return { prefix: `/media/alarms/${body.alarms[0].id}/resources/${camera}`, camera };
}

async function startRecorder(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  recorder = server;
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function setRecorder(admin: SignedIn, camera: string, video: object): Promise<void> {
  const { body, headers } = await admin.request('GET', `/api/v1/resources/${camera}`);
  const { id: _id, version: _version, ...resource } = body;
  const changed = await admin.request('PUT', `/api/v1/resources/${camera}`, {
    headers: { 'if-match': headers.get('etag') ?? '' },
    body: { ...resource, video },
  });
  expect(changed.status).toBe(200);
}

test('R-D08 whoever may configure cameras is told which demo clips there are', async () => {
  const admin = await site.signIn('admin');
  const answer = await admin.request('GET', '/api/v1/demo-clips');
  expect(answer.status).toBe(200);
  expect(answer.body.clips).toContain('dock-fork');
  expect(answer.body.clips).toEqual([...answer.body.clips].sort());
  const operator = await site.signIn('operador1');
  expect((await operator.request('GET', '/api/v1/demo-clips')).status).toBe(403);
});

test('R-D10 video goes through an alarm that the user may see, or directly to an administrator', async () => {
  const { prefix, camera } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  const stranger = await site.signIn('operador1');
  const admin = await site.signIn('admin');
  const live = await owner.request('GET', `${prefix}/live.m3u8`);
  expect(live.status).toBe(200);
  expect(live.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  const segment = /^segments\/.+$/m.exec(live.text)?.[0] ?? '';
  for (const part of ['live.m3u8', 'init.mp4', segment]) {
    expect((await owner.request('GET', `${prefix}/${part}`)).status).toBe(200);
    expect((await stranger.request('GET', `${prefix}/${part}`)).status).toBe(404);
    expect((await admin.request('GET', `${prefix}/${part}`)).status).toBe(200);
    expect((await admin.request('GET', `/media/resources/${camera}/${part}`)).status).toBe(200);
    expect((await owner.request('GET', `/media/resources/${camera}/${part}`)).status).toBe(403);
    expect((await site.request('GET', `${prefix}/${part}`)).status).toBe(401);
  }
  // A camera that is not the alarm's is none of its viewers' business.
  const other = prefix.replace(camera, 'demo-camara-muelle-3');
  expect((await owner.request('GET', `${other}/live.m3u8`)).status).toBe(404);
});

test('R-F05 a recording is asked for with a period that makes sense', async () => {
  const { prefix } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  const status = async (query: string) =>
    (await owner.request('GET', `${prefix}/playback.m3u8?${query}`)).status;
  expect(await status('from=2026-01-01T00:00:00.000Z&to=2026-01-01T00:01:00.000Z')).toBe(200);
  expect(await status('from=2026-01-01T00:01:00.000Z&to=2026-01-01T00:00:00.000Z')).toBe(422);
  expect(await status('from=2026-01-01T00:00:00.000Z&to=2026-01-02T00:00:00.000Z')).toBe(422);
  expect(await status('from=yesterday&to=today')).toBe(422);
  expect(await status('from=2126-01-01T00:00:00.000Z&to=2126-01-01T00:01:00.000Z')).toBe(404);
});

test('R-D10 a recorder is reached through sealed addresses alone, with the name and password of its template', async () => {
  const asked: (string | undefined)[] = [];
  const home = await startRecorder(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    if (url?.startsWith('/live')) {
      response.setHeader('content-type', 'application/x-mpegURL');
      response.end('#EXTM3U\n#EXTINF:2,\nseg/1.ts\n');
    } else {
      response.setHeader('content-type', 'video/mp2t');
      response.end('segment');
    }
  });
  const { prefix, camera } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  const admin = await site.signIn('admin');
  await setRecorder(admin, camera, {
    source: 'hls',
    live: `${home.replace('//', '//video:secreto@')}/live.m3u8`,
  });

  const playlist = await owner.request('GET', `${prefix}/live.m3u8`);
  expect(playlist.status).toBe(200);
  expect(playlist.text).not.toMatch(/127\.0\.0\.1|secreto|seg\/1/);
  const address = /^via\/.+$/m.exec(playlist.text)?.[0] ?? '';
  const segment = await owner.request('GET', `${prefix}/${address}`);
  expect([segment.status, segment.text, segment.headers.get('content-type')]).toEqual([
    200,
    'segment',
    'video/mp2t',
  ]);
  const basic = `Basic ${Buffer.from('video:secreto').toString('base64')}`;
  expect(asked).toEqual([`/live.m3u8 ${basic}`, `/seg/1.ts ${basic}`]);
  expect((await owner.request('GET', `${prefix}/via/AAAA`)).status).toBe(404);
  const noPlayback = `${prefix}/playback.m3u8?from=2026-01-01T00:00:00.000Z&to=2026-01-01T00:01:00.000Z`;
  expect((await owner.request('GET', noPlayback)).body.code).toBe('NO_RECORDING');
});

test('R-F05 a recorder that fails, redirects or leads elsewhere is a 502, one without the recording a 404', async () => {
  let answer: { readonly status: number; readonly text?: string; readonly location?: string } = {
    status: 500,
  };
  const home = await startRecorder((_request, response) => {
    response.statusCode = answer.status;
    if (answer.location) response.setHeader('location', answer.location);
    response.setHeader('content-type', 'application/x-mpegURL');
    response.end(answer.text ?? '');
  });
  const { prefix, camera } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  await setRecorder(await site.signIn('admin'), camera, { source: 'hls', live: `${home}/live.m3u8` });
  const status = async (next: typeof answer) => {
    answer = next;
    return (await owner.request('GET', `${prefix}/live.m3u8`)).status;
  };
  expect(await status({ status: 500 })).toBe(502);
  expect(await status({ status: 302, location: 'http://127.0.0.1:1/' })).toBe(502);
  expect(await status({ status: 200, text: '#EXTM3U\nhttp://elsewhere.example/1.ts' })).toBe(502);
  expect(await status({ status: 200, text: '<html>' })).toBe(502);
  expect(await status({ status: 200, text: `#EXTM3U\n${'#'.repeat(1024 * 1024)}` })).toBe(502);
  expect(await status({ status: 404 })).toBe(404);
  expect(await status({ status: 200, text: '#EXTM3U\n' })).toBe(200);
});

test('R-D10 a camera leads the server neither to this machine nor to its neighbours, unless it was allowed', async () => {
  let asked = 0;
  const home = await startRecorder((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/x-mpegURL');
    response.end('#EXTM3U\n');
  });
  const { prefix, camera } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  const admin = await site.signIn('admin');
  await setRecorder(admin, camera, { source: 'hls', live: `${home}/live.m3u8` });
  expect((await owner.request('GET', `${prefix}/live.m3u8`)).status).toBe(200);
  await site.close();
  await site.open({ allowActionsTo: [] });
  const { port } = new URL(home);
  const spellings = [
    '127.0.0.1',
    'localhost',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '[::1]',
  ];
  for (const host of spellings) {
    await setRecorder(admin, camera, { source: 'hls', live: `http://${host}:${port}/live.m3u8` });
    const answer = await owner.request('GET', `${prefix}/live.m3u8`);
    expect([host, answer.status, answer.body.code]).toEqual([host, 502, 'UNAVAILABLE']);
  }
  expect(asked).toBe(1);
});

test('R-D10 a recorder’s redirect is not followed, and a stray percent sign in a password is one', async () => {
  const asked: (string | undefined)[] = [];
  const home = await startRecorder(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  const { prefix, camera } = await eastWingCamera();
  const owner = await site.signIn('operadora3');
  const admin = await site.signIn('admin');
  await setRecorder(admin, camera, {
    source: 'hls',
    live: `${home.replace('//', '//video:50%@')}/live.m3u8`,
  });
  expect((await owner.request('GET', `${prefix}/live.m3u8`)).status).toBe(502);
  expect(asked).toEqual([`/live.m3u8 Basic ${Buffer.from('video:50%').toString('base64')}`]);
});
