import { expect, test } from 'vitest';
import { chromiumFlags } from './chromiumFlags.ts';
import { type BrowserSearch, browserVariable, findBrowser } from './findBrowser.ts';

/** A machine on which just these programs are. */
function machine(
  platform: NodeJS.Platform,
  programs: readonly string[],
  environment: BrowserSearch['environment'] = {},
): BrowserSearch {
  return {
    platform,
    environment,
    home: platform === 'win32' ? 'C:\\operator' : '/somewhere/operator',
    isExecutable: (file) => programs.includes(file),
    namesIn: (folder) =>
      folder.endsWith('ms-playwright') ? ['ffmpeg-1', 'chromium-99', 'chromium-1200'] : [],
  };
}

const linuxPath = { PATH: '/usr/local/bin:/usr/bin' };

test.each([
  ['linux', ['/usr/bin/google-chrome'], linuxPath, '/usr/bin/google-chrome'],
  ['linux', ['/usr/bin/chromium', '/usr/lib/chromium/chromium'], linuxPath, '/usr/lib/chromium/chromium'],
  ['linux', ['/opt/microsoft/msedge/msedge'], {}, '/opt/microsoft/msedge/msedge'],
  [
    'linux',
    [
      '/somewhere/operator/.cache/ms-playwright/chromium-99/chrome-linux/chrome',
      '/somewhere/operator/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome',
    ],
    {},
    '/somewhere/operator/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome',
  ],
  [
    'darwin',
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    {},
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  [
    'win32',
    ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  ['linux', [], linuxPath, undefined],
] as const)('on %s with %j the browser is found', (platform, programs, environment, expected) => {
  expect(findBrowser(machine(platform, programs, environment))).toBe(expected);
});

test('a browser that is named comes before all others, and must be there', () => {
  const search = machine('linux', ['/own/chrome', '/usr/lib/chromium/chromium'], {
    [browserVariable]: '/own/chrome',
  });
  expect(findBrowser(search)).toBe('/own/chrome');
  expect(() => findBrowser({ ...search, environment: { [browserVariable]: '/gone' } })).toThrow(
    /VALERUS_BROWSER.*\/gone/,
  );
});

test('screens are given only to a headless browser', () => {
  const screens = '{1600x900 label=Left}';
  expect(chromiumFlags({ headless: true, screens })).toEqual(
    expect.arrayContaining(['--headless', `--screen-info=${screens}`]),
  );
  const flags = chromiumFlags({ headless: false, screens });
  expect(flags.filter((flag) => flag.startsWith('--headless') || flag.startsWith('--screen-info'))).toEqual(
    [],
  );
});
