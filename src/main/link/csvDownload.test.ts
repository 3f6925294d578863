import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SearchExports } from '../session/searchExports.ts';
import { type CsvDownload, downloadCsv, type ExportProgress } from './csvDownload.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const head = 'ID;Nombre\r\n';
let folder: string;
let server: Server | null = null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-'));
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function download(address: string, more: Partial<CsvDownload> = {}) {
  return downloadCsv({
    server: address,
    token: 'token',
    siteFetch: fetch,
    request: { in: 'alarms' },
    file: path.join(folder, 'alarmas.csv'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    log,
    ...more,
  });
}

test('R-H08 an export is streamed to its file, counted by rows, and leaves nothing beside it', async () => {
  const told: ExportProgress[] = [];
  let goOn: () => void = () => undefined;
  const address = await serve((_request, response) => {
    response.write(`${head}1;"Muelle\r\n3"\r\n`);
    goOn = () => response.end('2;Puerta\r\n');
  });
  const onProgress = (progress: ExportProgress) => {
    told.push(progress);
    if (told.length === 1) goOn();
  };
  const answer = await download(address, { onProgress });
  expect(answer).toEqual({ ok: true, value: { rows: 2, bytes: 36 } });
  expect(told.map(({ rows }) => rows)).toEqual([1, 2]);
  expect(readdirSync(folder)).toEqual(['alarmas.csv']);
  expect(readFileSync(path.join(folder, 'alarmas.csv'), 'utf8')).toBe(
    `${head}1;"Muelle\r\n3"\r\n2;Puerta\r\n`,
  );
});

test('R-H08 an export that is cut off leaves the file that was there before as it was', async () => {
  writeFileSync(path.join(folder, 'alarmas.csv'), 'before');
  let cut: () => void = () => undefined;
  const address = await serve((_request, response) => {
    response.write(head);
    cut = () => response.destroy();
  });
  expect(await download(address, { onProgress: () => cut() })).toEqual({ ok: false, error: 'cutOff' });
  expect(readdirSync(folder)).toEqual(['alarmas.csv']);
  expect(readFileSync(path.join(folder, 'alarmas.csv'), 'utf8')).toBe('before');
});

test('R-H08 a full disk, and a folder that is not there, are told as what they are', async () => {
  const address = await serve((_request, response) => response.end(head));
  expect(await download(address, { file: path.join(folder, 'no', 'such.csv') })).toEqual({
    ok: false,
    error: 'notSaved',
  });
  // Where it is: Linux's device on which there is never any space.
  const full = await download(address, { openAside: () => open('/dev/full', 'w') });
  expect(full).toEqual({ ok: false, error: 'notSaved' });
  expect(readdirSync(folder)).toEqual([]);
});

test('R-H08 an export can be cancelled while it runs, and nothing of it stays', async () => {
  const address = await serve((_request, response) => response.write(head));
  const told: string[] = [];
  const exports = new SearchExports(({ id }) => {
    told.push(id);
    exports.cancel(id);
  });
  const answer = await exports.run(
    'one',
    () => Promise.resolve({ file: path.join(folder, 'alarmas.csv'), name: 'alarmas.csv' }),
    (work) => download(address, work),
  );
  expect(answer).toEqual({ ok: true, value: { saved: null, rows: 0 } });
  expect(told).toEqual(['one']);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  [401, 'signedOut'],
  [403, 'notPermitted'],
  [503, 'unreachable'],
])('R-H08 an export that the server answers with %i is refused as %s', async (status, error) => {
  const address = await serve((_request, response) => {
    response.statusCode = status;
    response.end('{}');
  });
  expect(await download(address)).toEqual({ ok: false, error });
});

test('R-H08 a server that is not there is told, and no file is begun', async () => {
  expect(await download('http://127.0.0.1:9')).toEqual({ ok: false, error: 'unreachable' });
  expect(readdirSync(folder)).toEqual([]);
});
