import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchElectron, findElectron, isStillKnown } from './electronBinary.ts';
import { readStartOptions } from './startOptions.ts';

let project: string;
let said: string[];

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'start-'));
  said = [];
  mkdirSync(path.join(project, 'node_modules', 'electron'), { recursive: true });
  writeFileSync(path.join(project, 'node_modules', 'electron', 'package.json'), '{"version":"1.2.3"}');
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function writeInstaller(source: string): void {
  writeFileSync(path.join(project, 'node_modules', 'electron', 'install.js'), source);
}

test('without options the demo site runs and its operator signs in', () => {
  expect(readStartOptions([])).toEqual({
    runtime: 'any',
    headless: false,
    appArguments: ['--site', 'demo', '--user', 'operador1'],
    standInOptions: [],
  });
});

test('what npm start does not know goes to the app as it is', () => {
  const options = readStartOptions([
    '--stand-in',
    '--headless',
    '--lang',
    'es',
    '--screens={800x600}',
    '--server',
    'http://127.0.0.1:1',
    '--data',
    'folder',
  ]);
  expect(options).toEqual({
    runtime: 'stand-in',
    headless: true,
    appArguments: ['--server', 'http://127.0.0.1:1', '--data', 'folder'],
    standInOptions: ['--lang', 'es', '--screens={800x600}'],
  });
  expect(readStartOptions(['--user', 'admin']).appArguments).toEqual(['--site', 'demo', '--user', 'admin']);
});

test('Electron is fetched by its own installer', async () => {
  writeInstaller(`
    const fs = require('fs');
    fs.mkdirSync(__dirname + '/dist');
    fs.writeFileSync(__dirname + '/dist/electron', '');
    fs.writeFileSync(__dirname + '/path.txt', 'electron');
  `);
  expect(findElectron(project)).toBeUndefined();
  const program = path.join(project, 'node_modules', 'electron', 'dist', 'electron');
  expect(await fetchElectron(project, (line) => said.push(line))).toEqual({ program });
  expect(findElectron(project)).toBe(program);
  expect(said).toHaveLength(1);
});

test('a failure is said in one line and not repeated on the next start', async () => {
  writeInstaller("console.error('Error: getaddrinfo ENOTFOUND\\n    at somewhere'); process.exit(1);");
  const first = await fetchElectron(project, (line) => said.push(line));
  expect(first).toEqual({ reason: 'Electron 1.2.3 could not be fetched: Error: getaddrinfo ENOTFOUND' });
  writeInstaller("throw new Error('asked again')");
  const second = await fetchElectron(project, (line) => said.push(line));
  expect(second).toEqual({
    reason: expect.stringMatching(/ENOTFOUND \(tried .*, tried again after a day\)$/),
  });
  expect(said).toHaveLength(1);
});

test('a remembered failure counts for a day and for its version', () => {
  const hour = 60 * 60_000;
  const failure = { version: '1.2.3', at: 1_000 * hour, reason: 'x' };
  expect(isStillKnown(failure, '1.2.3', 1_023 * hour)).toBe(true);
  expect(isStillKnown(failure, '1.2.3', 1_025 * hour)).toBe(false);
  expect(isStillKnown(failure, '1.2.4', 1_001 * hour)).toBe(false);
  expect(isStillKnown(failure, '1.2.3', 999 * hour)).toBe(false);
  expect(isStillKnown(undefined, '1.2.3', 0)).toBe(false);
});
