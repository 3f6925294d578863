import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCommandLine } from '../../src/server/process/commandLine.ts';
import { serverNodeOptions } from '../../tools/server/serverNodeOptions.mjs';
import { ServerProcess } from '../helpers/serverProcess.ts';

/** The page, followed as whoever reads it would. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(path.join(root, 'docs/site-server.md'), 'utf8');
const unit = readFileSync(path.join(root, 'packaging/valerus-site-server.service'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-server-page-'));
});
// Two servers start as processes of their own, from their sources.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command of the page with a folder and a free port of this test. */
function firstCommand(): string[] {
  const [, options = ''] = /```\nnpm run server -- (.+)\n```/.exec(page) ?? [];
  return options.replace('DIR', folder).replace('7410', '0').split(' ');
}

/** Answers the fingerprint of whoever listens, as a workstation sees it. */
function shownFingerprint(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${address}/health/ready`,
      { rejectUnauthorized: false, agent: false },
      (answer) => {
        const { socket } = answer as unknown as {
          socket: { getPeerCertificate: () => { fingerprint256: string } };
        };
        resolve(`${answer.statusCode} ${socket.getPeerCertificate().fingerprint256}`);
        answer.resume();
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

test('the first command of the page starts a server, which tells the password of its administrator once', async () => {
  const server = new ServerProcess(firstCommand());
  const address = await server.ready();
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  expect(server.stderr.match(/sign in as "admin" with the password/g)).toHaveLength(1);
  expect(await server.end('SIGTERM')).toBe(0);
});

test('ADR 0058 the server is started with one bound of its young generation: by the command and by the workstation', async () => {
  const embedded = readFileSync(path.join(root, 'src/main/os/embeddedServer.ts'), 'utf8');
  const [, flags] = /'--js-flags=(.+)'/.exec(embedded) ?? [];
  // What the unit says is compared below.
  expect(flags).toBe(serverNodeOptions.join(' '));
});

test('every option of the table is one that the server knows', () => {
  const [table = ''] = /\| option \|[\s\S]*?\n\n/.exec(page) ?? [];
  const options = [...table.matchAll(/`(--[\w-]+)/g)].map(([, name]) => name ?? '');
  expect(options.length).toBeGreaterThan(8);
  for (const option of new Set(options)) {
    const value = option === '--tls' ? ['self'] : option === '--demo' ? [] : ['1'];
    const read = () => readCommandLine([option, ...value], { XDG_DATA_HOME: folder, LOCALAPPDATA: folder });
    // Some want a file that is there, or a second option; none is unknown.
    try {
      read();
    } catch (error) {
      expect(String(error), option).not.toMatch(/unknown option/i);
    }
  }
});

test('R-J05 the configuration of the service starts a server whose printed fingerprint is the one that it shows', async () => {
  const [, json = ''] = /with this `server\.json`:\n\n```json\n(.+)\n```/.exec(page) ?? [];
  const config = JSON.parse(json) as Record<string, unknown>;
  expect(config).toMatchObject({ host: '0.0.0.0', tls: 'self' });
  const file = path.join(folder, 'server.json');
  // Beyond this machine a test does not listen; the port is whichever is free.
  writeFileSync(
    file,
    JSON.stringify({ ...config, host: '127.0.0.1', port: 0, data: path.join(folder, 'data') }),
  );
  const server = new ServerProcess(['--config', file]);
  const address = await server.ready();
  expect(address).toMatch(/^https:/);
  const shown = await shownFingerprint(address);
  expect(shown).toMatch(/^200 /);
  await expect.poll(() => server.stderr).toContain(`fingerprint: ${shown.slice(4)}`);
  expect(await server.end('SIGTERM')).toBe(0);
});

test('the unit of the service and the page speak of the same things', () => {
  expect(existsSync(path.join(root, 'packaging/valerus-site-server.service'))).toBe(true);
  const [, ...started] = /^ExecStart=(.+)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  expect(started).toEqual([
    ...serverNodeOptions,
    '/opt/valerus/dist/server/server.js',
    '--config',
    '/etc/valerus/server.json',
  ]);
  for (const name of ['/opt/valerus', '/etc/valerus/server.json', '/etc/valerus/server.env']) {
    expect(page).toContain(name);
  }
  expect(unit).toContain('RestartPreventExitStatus=2');
});
