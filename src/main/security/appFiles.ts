import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { isAppAddress } from './appAddress.ts';
import { everyAnswer } from './contentPolicy.ts';

/** Only what the build puts there; anything else is not served at all. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
};

/** Answers a request of a page for a file of the app. Whatever lies outside of the folder is not found, however it is written. */
export async function answerAppRequest(folder: string, request: Request): Promise<Response> {
  if (!isAppAddress(request.url)) return refuse(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const found = await findFile(folder, new URL(request.url).pathname);
  if (!found) return refuse(404);
  const range = readRange(request.headers.get('range'), found.size);
  if (range === 'outside') return refuse(416, { 'Content-Range': `bytes */${found.size}` });
  const { from, to } = range ?? { from: 0, to: found.size - 1 };
  const headers = {
    ...everyAnswer,
    'Content-Type': found.type,
    'Content-Length': String(to - from + 1),
    'Accept-Ranges': 'bytes',
    ...(range && { 'Content-Range': `bytes ${from}-${to}/${found.size}` }),
  };
  const status = range ? 206 : 200;
  if (request.method === 'HEAD' || found.size === 0) return new Response(null, { status, headers });
  const body = Readable.toWeb(createReadStream(found.file, { start: from, end: to }));
  return new Response(body as ReadableStream, { status, headers });
}

async function findFile(
  folder: string,
  pathname: string,
): Promise<{ readonly file: string; readonly size: number; readonly type: string } | null> {
  const name = decode(pathname);
  const type = name === null ? undefined : contentTypes[path.extname(name).toLowerCase()];
  if (name === null || type === undefined || /[\0\\:]/.test(name)) return null;
  const root = path.resolve(folder);
  const file = path.join(root, name);
  if (!file.startsWith(`${root}${path.sep}`)) return null;
  try {
    // A link that leads out of the folder is outside of it.
    const real = await realpath(file);
    if (!real.startsWith(`${await realpath(root)}${path.sep}`)) return null;
    const { size } = await stat(real);
    return (await stat(real)).isFile() ? { file: real, size, type } : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Not an address that the app itself would write: not found.
    return null;
  }
}

function readRange(
  header: string | null,
  size: number,
): { readonly from: number; readonly to: number } | 'outside' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'outside' : { from, to };
}

function refuse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...everyAnswer, ...headers } });
}
