import { expect, test } from 'vitest';
import { addScheme, appOrigin, toAppAddress, toPageAddress } from './api/addresses.ts';
import { readCommandLine } from './options.ts';

test('the options of the stand-in end at the main file, and the rest is the app’s', () => {
  const line = readCommandLine(
    ['--headless', '--screens', '{800x600}', '--lang=es', 'dist/main.js', '--headless', '--site', 'demo'],
    { DISPLAY: ':0' },
    '/project',
  );
  expect(line).toMatchObject({
    mainFile: '/project/dist/main.js',
    appArguments: ['--headless', '--site', 'demo'],
    headless: true,
    screens: '{800x600}',
    language: 'es-ES',
  });
});

test.each([
  ['es_AR.UTF-8', 'es-AR'],
  ['es', 'es-ES'],
  ['en_GB.UTF-8', 'en-GB'],
  ['C.UTF-8', 'en-US'],
  [undefined, 'en-US'],
])('LANG=%s is the language %s', (text, language) => {
  expect(readCommandLine(['main.js'], text === undefined ? {} : { LANG: text }, '/').language).toBe(language);
});

test('a wrong command line says how it should be', () => {
  expect(() => readCommandLine(['--headless'], {}, '/')).toThrow(/main file is missing[\s\S]*run\.ts/);
  expect(() => readCommandLine(['--nonsense=1', 'main.js'], {}, '/')).toThrow(/nonsense/);
  expect(() => readCommandLine(['--storage-backend', 'x', 'main.js'], {}, '/')).toThrow(/gnome_libsecret/);
});

test('addresses of the app become addresses of one invented origin, and back', () => {
  addScheme('app');
  const pairs = [
    ['app://workstation/console.html?a=b#c', 'https://app.workstation.test/console.html?a=b#c'],
    ['app://workstation/', 'https://app.workstation.test/'],
  ] as const;
  for (const [own, invented] of pairs) {
    expect(toPageAddress(own)).toBe(invented);
    expect(toAppAddress(invented)).toBe(own);
  }
  for (const foreign of [
    'https://example.test/x',
    'https://app.workstation.test.example/x',
    'about:blank',
    'other://x/',
  ]) {
    expect(toPageAddress(foreign)).toBe(foreign);
    expect(toAppAddress(foreign)).toBe(foreign);
  }
  expect(appOrigin('https://app.workstation.test/x')).toBe('app://workstation');
  expect(appOrigin('https://elsewhere.test/x')).toBe('https://elsewhere.test');
  expect(appOrigin('about:blank')).toBe('null');
});
