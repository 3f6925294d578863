import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCommandLine } from './commandLine.ts';
import { isLoopback } from './loopback.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'command-line-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const where = path.join(folder, name);
  writeFileSync(where, typeof content === 'string' ? content : JSON.stringify(content));
  return where;
}

test('without options it is a site of one’s own on the loopback address', () => {
  const command = readCommandLine([], { XDG_DATA_HOME: folder, LOCALAPPDATA: folder });
  expect(command).toMatchObject({ host: '127.0.0.1', port: 7410, demo: undefined, tls: undefined });
  expect(path.isAbsolute(command.data)).toBe(true);
});

test('several ports are tried in their order; the configuration file has one', () => {
  const ports = ['7410', '40123', '0'].flatMap((each) => ['--port', each]);
  expect(readCommandLine(ports, {})).toMatchObject({ port: 7410, otherPorts: [40_123, 0] });
  const config = file('port.json', { port: 1 });
  expect(readCommandLine(['--config', config], {})).toMatchObject({ port: 1, otherPorts: [] });
  expect(readCommandLine(['--config', config, '--port', '2'], {})).toMatchObject({ port: 2, otherPorts: [] });
});

test('a backup is restored by one start alone: the configuration file cannot say so', () => {
  expect(readCommandLine([], {}).restore).toBeUndefined();
  expect(readCommandLine(['--restore', '20260302-080000'], {}).restore).toBe('20260302-080000');
  const config = file('restore.json', { restore: '20260302-080000' });
  expect(() => readCommandLine(['--config', config], {})).toThrow(/restore/);
});

test('the demo site has a folder of its own and an alarm about every 20 s; 0 turns them off', () => {
  const environment = { XDG_DATA_HOME: folder, LOCALAPPDATA: folder };
  const demo = readCommandLine(['--demo'], environment);
  expect(demo.demo).toEqual({ intervalSeconds: 20 });
  expect(demo.data).not.toBe(readCommandLine([], environment).data);
  expect(readCommandLine(['--demo', '--demo-interval', '0'], environment).demo).toEqual({
    intervalSeconds: 0,
  });
  expect(readCommandLine(['--demo-interval', '5'], environment).demo).toBeUndefined();
});

test('the command line wins over the configuration file, whose certificate lies beside it', () => {
  file('cert.pem', 'CERT');
  file('key.pem', 'KEY');
  const config = file('server.json', {
    port: 1,
    host: '10.0.0.1',
    data: 'd',
    tls: { cert: 'cert.pem', key: 'key.pem' },
  });
  expect(readCommandLine(['--config', config, '--port', '0'], {})).toMatchObject({
    port: 0,
    host: '10.0.0.1',
    data: path.resolve('d'),
    tls: { cert: 'CERT', key: 'KEY' },
  });
});

test('a certificate is given by two files, or made by the server itself', () => {
  const cert = file('given.pem', 'CERT');
  const key = file('given.key', 'KEY');
  expect(readCommandLine(['--tls-cert', cert, '--tls-key', key], {}).tls).toEqual({
    cert: 'CERT',
    key: 'KEY',
  });
  expect(readCommandLine(['--tls', 'self'], {}).tls).toBe('self');
  const config = file('self.json', { tls: 'self' });
  expect(readCommandLine(['--config', config], {}).tls).toBe('self');
  expect(readCommandLine(['--config', config, '--tls-cert', cert, '--tls-key', key], {}).tls).toEqual({
    cert: 'CERT',
    key: 'KEY',
  });
});

test.each([
  [['--loud'], /--loud/],
  [['--tls', 'none'], /--tls is "self"/],
  [['--tls-cert', 'x'], /belong together/],
  [['--tls', 'self', '--tls-cert', 'x', '--tls-key', 'y'], /exclude each other/],
  [['--tls-cert', path.join(folder, 'no.pem'), '--tls-key', 'y'], /no\.pem/],
  [['stray'], /stray/],
  [['--port', 'ninety'], /--port ninety/],
  [['--port', ''], /--port/],
  [['--port', '65536'], /--port 65536/],
  [['--port', '0', '--port', 'ninety'], /--port ninety/],
  [['--demo', '--demo-interval', '-1'], /--demo-interval/],
  [['--config', path.join(folder, 'nowhere.json')], /nowhere\.json/],
  [['--config', file('broken.json', '{')], /broken\.json/],
  [['--config', file('unknown.json', { prot: 7410 })], /unknown\.json.*prot/],
  [
    ['--config', file('lost.json', { tls: { cert: 'nowhere.pem', key: 'nowhere.pem' } })],
    /tls: .*nowhere\.pem/,
  ],
])('%j is refused, saying what is wrong', (args, says) => {
  expect(() => readCommandLine(args, {})).toThrow(says);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['localhost.example', false],
])('%s is reachable from this machine alone: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
