import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { guard } from './apiObject.ts';

let isOnline = true;

/** For the test control: the machine's network goes or comes. */
export function setOnline(value: boolean): void {
  isOnline = value;
}

/** Electron's `net`: Node's own fetch, and files besides, as protocol handlers use it. */
export const net = guard('net', {
  isOnline: () => isOnline,
  get online(): boolean {
    return isOnline;
  },
  fetch: async (input: string | Request | URL, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith('file:') ? fetchFile(url) : fetch(input, init);
  },
});

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  woff2: 'font/woff2',
  wav: 'audio/wav',
  mp4: 'video/mp4',
};

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  try {
    const content = new Uint8Array(await readFile(file));
    const type = contentTypes[extension] ?? 'application/octet-stream';
    return new Response(content, { headers: { 'Content-Type': type } });
  } catch (cause) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause });
  }
}
