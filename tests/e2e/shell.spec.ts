import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Workstation } from './workstation.ts';

/** What Chromium says when the policy, the protocol or a permission refuses what these tests try. */
const refusals = [
  /Content Security Policy|violates the following|Refused to|Permissions policy/i,
  /^(console|response): .*\b40[45]\b/,
  /^request: .* csp$/,
  /ERR_(BLOCKED|FAILED|ABORTED|ACCESS_DENIED|FILE_NOT_FOUND|UNKNOWN_URL_SCHEME)/,
  /Not allowed to load|Failed to load resource|not allowed to navigate/i,
];

const isStillThere = (page: Page) => expect(page).toHaveURL(/\/console\.html$/);

async function callBridge(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([call, given]) => {
      const { valerus } = window as unknown as {
        valerus: { call: (name: unknown, input: unknown) => Promise<unknown> };
      };
      return valerus.call(call, given);
    },
    [name, input] as const,
  );
}

test.beforeEach(({ expectedErrors }) => {
  expectedErrors.push(...refusals);
});

test('the page cannot leave: whatever it is sent to, it stays and says so', async ({ openWorkstation }) => {
  const seat = await openWorkstation('seat');
  const { window } = seat;
  for (const address of [
    'https://www.example.org/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'app://elsewhere/',
  ]) {
    await window.evaluate((to) => {
      location.href = to;
    }, address);
    await isStillThere(window);
  }
  await expect.poll(() => seat.log()).toContain('a page was kept from leaving');
});

test('the page sends no form and frames nothing, not even a page of its own', async ({ openWorkstation }) => {
  const { window } = await openWorkstation('seat');
  const violated = await window.evaluate(async () => {
    const told: string[] = [];
    const both = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        told.push(effectiveDirective);
        if (told.length === 2) resolve();
      });
    });
    const frame = document.createElement('iframe');
    frame.src = 'alarms.html';
    document.body.append(frame);
    const form = document.createElement('form');
    form.action = 'https://www.example.org/';
    document.body.append(form);
    form.submit();
    await both;
    return told.sort();
  });
  expect(violated).toEqual(['form-action', 'frame-src']);
  expect(window.url()).toMatch(/\/console\.html$/);
});

test('the page opens no window; what is meant for outside goes to the system, and only over https', async ({
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat');
  const opened = await seat.window.evaluate(() =>
    [
      'https://www.example.org/help',
      'http://www.example.org/',
      'file:///etc/passwd',
      'app://workstation/alarms.html',
      'about:blank',
    ].map((address) => window.open(address)),
  );
  expect(opened).toEqual([null, null, null, null, null]);
  if (seat.standIn) {
    expect(await seat.standIn('windows')).toHaveLength(1);
    expect(await seat.standIn('openedAddresses')).toEqual(['https://www.example.org/help']);
  }
});

test('no webview is attached, and the page has neither Node nor Electron', async ({ openWorkstation }) => {
  const { window } = await openWorkstation('seat');
  const found = await window.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'https://www.example.org/');
    document.body.append(webview);
    const names = [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname',
    ];
    return {
      isAttached: 'loadURL' in webview || 'getWebContentsId' in webview,
      leaked: names.filter((name) => name in globalThis),
      bridge: Object.keys((globalThis as unknown as { valerus: object }).valerus).sort(),
    };
  });
  expect(found).toEqual({ isAttached: false, leaked: [], bridge: ['call', 'on', 'role'] });
});

test('no permission is given but notifications, and no device', async ({ openWorkstation }) => {
  const { window } = await openWorkstation('seat');
  const states = await window.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'idle-detection',
      'notifications',
    ];
    return Promise.all(
      names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return [name, state];
      }),
    );
  });
  expect(states.filter(([, state]) => state !== 'denied')).toEqual([['notifications', 'granted']]);
  const refused = await window.evaluate(async () => {
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));
    const { mediaDevices, usb, hid, serial } = navigator as unknown as {
      mediaDevices: MediaDevices;
      usb?: { getDevices: () => Promise<unknown[]> };
      hid?: { getDevices: () => Promise<unknown[]> };
      serial?: { getPorts: () => Promise<unknown[]> };
    };
    const known = await Promise.all([usb?.getDevices(), hid?.getDevices(), serial?.getPorts()]);
    return {
      media: await mediaDevices.getUserMedia({ audio: true, video: true }).then(() => 'given', nameOf),
      known: known.flat().filter(Boolean),
    };
  });
  expect(refused.known).toEqual([]);
  expect(refused.media).toMatch(/NotAllowedError|NotFoundError/);
});

test('a window may ask only what its role may, in the shape that the contract says, from its main frame alone', async ({
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat');
  await seat.signIn('operador1');
  await seat.window.getByRole('button', { name: 'Llevar las alarmas a otra ventana' }).click();
  const alarms = await seat.alarmsWindow();
  await expect(alarms.window.getByText('No hay alarmas abiertas')).toBeVisible();
  const refusedBy = (failure: string) => ({ ok: false, error: failure });
  for (const [name, input] of [
    ['session.signOut', {}],
    ['session.signIn', { user: 'admin', password: 'valerus-demo' }],
    ['site.choose', { kind: 'demo' }],
    ['site.trust', { server: 'https://a', fingerprint: 'x' }],
  ] as const) {
    expect(await callBridge(alarms.window, name, input)).toEqual(refusedBy('notPermitted'));
  }
  for (const name of ['constructor', '__proto__', 'session.become', '']) {
    expect(await callBridge(seat.window, name, {})).toEqual(refusedBy('notPermitted'));
  }
  expect(await callBridge(seat.window, 'site.choose', { kind: 'demo' })).toEqual(refusedBy('notPermitted'));
  for (const input of [null, 'x', { alarm: 7 }, { alarm: 'x'.repeat(65) }]) {
    expect(await callBridge(seat.window, 'alarm.history', input)).toEqual(refusedBy('invalidInput'));
  }
  const inFrame = await seat.window.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'valerus' in (frame.contentWindow ?? {});
  });
  expect(inFrame).toBe(false);
  await seat.isLive();
});

test('app:// gives out the files of the app and nothing beside them, however the address is written', async ({
  openWorkstation,
}) => {
  const { window } = await openWorkstation('seat');
  const answers = await window.evaluate(async () => {
    const paths = [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/%2e%2e%2fmain%2fmain.js',
      '/..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/%252e%252e/package.json',
      '/bundle/..%2f..%2f..%2fpackage.json',
      '/.%2e/main/main.js',
      '//etc/passwd',
      '/%2fetc%2fpasswd',
      '/%00console.html',
      '/console.html%00.js',
      '/C:%5cWindows%5cwin.ini',
      '/%c0%ae%c0%ae/main/main.js',
      '/files/..%2f..%2fsession.json',
      '/media/..%2f..%2fapi%2fv1%2fusers',
    ];
    const isGiven = (path: string) =>
      fetch(path).then(
        ({ ok }) => ok,
        () => false,
      );
    return Promise.all(paths.map(async (path) => [path, await isGiven(path)] as const));
  });
  expect(answers.filter(([, isOk]) => isOk)).toEqual([]);
});

test('the policy holds in the page: nothing inline, nothing evaluated, nothing from elsewhere', async ({
  openWorkstation,
}) => {
  const { window } = await openWorkstation('seat');
  const seen = await window.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'document.documentElement.dataset.inline = "ran"';
    document.body.append(inline);
    const remote = document.createElement('script');
    const loaded = new Promise((resolve) => {
      remote.onload = () => resolve('loaded');
      remote.onerror = () => resolve('refused');
    });
    remote.src = 'https://www.example.org/script.js';
    document.body.append(remote);
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));
    return {
      policy: (await fetch('/console.html')).headers.get('content-security-policy'),
      inline: document.documentElement.dataset.inline ?? 'refused',
      remote: await loaded,
      fetched: await fetch('https://www.example.org/').then(() => 'fetched', nameOf),
      evaluated: await Promise.resolve()
        // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
        .then(() => globalThis.eval('1'))
        .then(() => 'evaluated', nameOf),
    };
  });
  expect(seen).toMatchObject({ inline: 'refused', remote: 'refused', fetched: 'TypeError' });
  expect(seen.policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(seen.evaluated).toBe('EvalError');
});

test('the token is kept sealed by the system, or not at all', async ({ folder, openWorkstation }) => {
  const { readFile } = await import('node:fs/promises');
  const seat: Workstation = await openWorkstation('seat');
  await seat.signIn('operador1');
  await seat.close();
  const kept: unknown = JSON.parse(await readFile(`${folder}/seat/session.json`, 'utf8'));
  const { sealedToken } = (kept as { current: { sealedToken: string | null } }).current;
  // 32 random bytes in base64url are 43 characters; what the system seals is longer and no such text.
  if (sealedToken !== null) {
    expect(Buffer.from(sealedToken, 'base64').toString('latin1')).not.toMatch(/^[\w-]{43}$/);
  }
});
