import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMediaRequest, isMediaRequest } from './mediaProxy.ts';

let server: Server;
let asked: IncomingMessage | null = null;
const credentials = () =>
  Promise.resolve({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't0ken' });

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request;
    if (request.url?.includes('html')) response.setHeader('content-type', 'text/html');
    else response.setHeader('content-type', 'video/mp4');
    response.setHeader('set-cookie', 'a=b');
    response.statusCode = request.url?.includes('missing') ? 404 : request.headers.range ? 206 : 200;
    if (request.url?.includes('endless')) response.write('begin');
    else response.end('video');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(['/media/..%2f..%2fapi/v1/users', '/media/a%5cb', '/media/a%00'])(
  'R-D10 %s goes nowhere',
  async (address) => {
    asked = null;
    const request = new Request(`app://workstation${address}`);
    expect((await answerMediaRequest(request, credentials, fetch)).status).toBe(404);
    expect(asked).toBeNull();
  },
);

test.each([
  ['app://workstation/media/alarms/1', true],
  ['app://workstation/x/../media/alarms/1', true],
  ['app://workstation/media/../console.html', false],
  ['app://workstation/console.html', false],
  ['app://elsewhere/media/alarms/1', false],
])('R-D10 %s is video: %s', (address, isMedia) => {
  expect(isMediaRequest(address)).toBe(isMedia);
});

test('R-D10 main adds the token, passes the range on and keeps cookies to itself', async () => {
  const request = new Request('app://workstation/media/alarms/1/live.m3u8?from=a', {
    headers: { range: 'bytes=0-1' },
  });
  const answer = await answerMediaRequest(request, credentials, fetch);
  expect(answer.status).toBe(206);
  expect(await answer.text()).toBe('video');
  expect(asked?.url).toBe('/media/alarms/1/live.m3u8?from=a');
  expect(asked?.headers).toMatchObject({ authorization: 'Bearer t0ken', range: 'bytes=0-1' });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a refusal of the server reaches the page as it is, and nothing becomes a page of the app', async () => {
  const missing = await answerMediaRequest(
    new Request('app://workstation/media/missing'),
    credentials,
    fetch,
  );
  expect(missing.status).toBe(404);
  const html = await answerMediaRequest(new Request('app://workstation/media/html'), credentials, fetch);
  expect(html.headers.get('content-type')).toBe('application/octet-stream');
});

test('R-J06 without a server, or signed out, video is unavailable', async () => {
  const request = () => new Request('app://workstation/media/x');
  expect((await answerMediaRequest(request(), () => Promise.resolve(null), fetch)).status).toBe(503);
  const nobody = () => Promise.resolve({ server: 'http://127.0.0.1:9', token: 't' });
  expect((await answerMediaRequest(request(), nobody, fetch)).status).toBe(503);
  const post = new Request('app://workstation/media/x', { method: 'POST' });
  expect((await answerMediaRequest(post, credentials, fetch)).status).toBe(405);
});

test('a request that the page gives up is given up at the server, too', async () => {
  const page = new AbortController();
  const request = new Request('app://workstation/media/endless', { signal: page.signal });
  const answer = await answerMediaRequest(request, credentials, fetch);
  const closed = once((asked as IncomingMessage).socket, 'close');
  const reading = answer.text();
  page.abort();
  await expect(reading).rejects.toThrow();
  await closed;
});
