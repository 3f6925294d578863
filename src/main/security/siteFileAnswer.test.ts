import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSiteFile } from '../link/siteFiles.ts';
import { answerSiteFile, siteFileAsked } from './siteFileAnswer.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const asked: (string | undefined)[] = [];
let site: Server;
let address = '';

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.url);
    if (request.headers.authorization !== 'Bearer token') response.writeHead(401).end();
    else if (request.url === '/files/plate') {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
    } else if (request.url === '/files/plan') {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7');
    } else if (request.url === '/files/page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<script>');
    } else if (request.url === '/files/away') response.writeHead(302, { location: '/files/plate' }).end();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.close();
});

describe('R-F06 a picture of the site in a page', () => {
  it('is fetched with the token, and kept by no cache', async () => {
    const answer = answerSiteFile(await fetchSiteFile(address, 'token', 'plate', fetch, log));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
  });

  it('R-F07 or a PDF, which the page draws; nothing that the page would run', async () => {
    const answer = answerSiteFile(await fetchSiteFile(address, 'token', 'plan', fetch, log));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it.each([
    ['what is no picture', 'token', 'page', 415],
    ['what the user may not see', 'token', 'other', 404],
    ['a redirect', 'token', 'away', 404],
    ['a token that the server refuses', 'old', 'plate', 404],
  ])('is not %s', async (_what, token, id, status) => {
    expect(answerSiteFile(await fetchSiteFile(address, token, id, fetch, log)).status).toBe(status);
  });

  it('is asked for by an id alone: nothing else becomes an address', async () => {
    asked.length = 0;
    for (const id of ['..', '../api/v1/users', 'a/b', 'a?b', '%2e%2e', '']) {
      expect((await fetchSiteFile(address, 'token', id, fetch, log)).ok).toBe(false);
    }
    expect(asked).toEqual([]);
    expect(siteFileAsked('/files/plate')).toBe('plate');
    expect(siteFileAsked('/files/a/b')).toBeNull();
    expect(siteFileAsked('/console.html')).toBeNull();
  });
});
