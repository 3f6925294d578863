import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningSite } from '../helpers/runningSite.ts';

/** The examples of every page, as whoever reads it would paste them. */
const folder = path.join(import.meta.dirname, '../../docs');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const examples = pages.flatMap(({ name, text }) =>
  [...text.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map(([, command = '']) => ({ name, command })),
);
const printedAddress = 'http://127.0.0.1:7410';
const isCurlThere = spawnSync('curl', ['--version']).status === 0;

let site: RunningSite;
let token: string;

beforeAll(async () => {
  site = await RunningSite.start();
  ({ token } = await site.signIn('admin'));
});
afterAll(() => site.end());

test('every curl on a page is one of the examples that are run here', () => {
  for (const { name, text } of pages) {
    const commands = text.match(/^\s*(\$ )?curl /gmu) ?? [];
    expect([name, examples.filter((example) => example.name === name).length]).toEqual([
      name,
      commands.length,
    ]);
  }
});

test('the page on connecting a system has an example of every format', () => {
  const connecting = examples.filter(({ name }) => name === 'connecting-a-system.md');
  expect(connecting.map(({ command }) => /\/ingest\/v1\/[\w/]+/.exec(command)?.[0])).toEqual([
    '/ingest/v1/events',
    '/ingest/v1/lpr/rekor',
    '/ingest/v1/lpr/platerecognizer',
    '/ingest/v1/access/unifi',
    '/ingest/v1/onvif',
  ]);
});

test.skipIf(!isCurlThere).each(examples)(
  'this example of $name works (where there is curl): %#',
  async ({ name, command }) => {
    // The page on setting up a site has words where every reader has an address and a token of his own.
    const words = command
      .replaceAll(printedAddress, site.address)
      .replace('ADDRESS', site.address)
      .replace('Bearer TOKEN', 'Bearer demo-ingest');
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', `${words.trim()} --silent --write-out '\\n%{http_code}'`],
      { env: { ...process.env, TOKEN: token } },
    );
    expect(stdout.slice(stdout.lastIndexOf('\n') + 1)).toMatch(/^20[0-2]$/u);
    if (name === 'connecting-a-system.md') {
      expect(stdout).toContain('"duplicate":false');
    }
  },
);
