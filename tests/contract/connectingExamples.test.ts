import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningSite } from '../helpers/runningSite.ts';

/** The examples of the page, as whoever reads it would paste them. */
const page = readFileSync(new URL('../../docs/connecting-a-system.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map(([, command]) => command ?? '');
const printedAddress = 'http://127.0.0.1:7410';
const isCurlThere = spawnSync('curl', ['--version']).status === 0;

let site: RunningSite;
beforeAll(async () => {
  site = await RunningSite.start();
});
afterAll(() => site.end());

test('the page has an example of every format', () => {
  const addresses = examples.map((command) => /\/ingest\/v1\/[\w/]+/.exec(command)?.[0]);
  expect(addresses).toEqual([
    '/ingest/v1/events',
    '/ingest/v1/lpr/rekor',
    '/ingest/v1/lpr/platerecognizer',
    '/ingest/v1/access/unifi',
    '/ingest/v1/onvif',
  ]);
});

test.skipIf(!isCurlThere).each(examples)('this example works (where there is curl): %#', async (command) => {
  const words = command.replaceAll(printedAddress, site.address);
  const { stdout } = await promisify(execFile)('sh', ['-c', `${words.trim()} --silent`]);
  expect(stdout).toContain('HTTP/1.1 202');
  expect(stdout).toContain('"duplicate":false');
});
