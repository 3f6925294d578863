import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RunningFixture } from './fixture/runningFixture.ts';

const fixture = new RunningFixture();
beforeAll(() => fixture.start(), 40_000);
afterAll(() => fixture.stop());

describe('pages', () => {
  test('the app answers every request of its own origin, which is a secure context', async () => {
    expect(fixture.page.url()).toBe('https://app.fixture.test/page.html');
    expect(await fixture.page.evaluate(() => window.isSecureContext)).toBe(true);
    const echo = await fixture.page.evaluate(async () => {
      const response = await fetch('/echo?a=b', { method: 'POST', body: 'text' });
      return (await response.json()) as unknown;
    });
    expect(echo).toEqual({
      url: 'app://fixture/echo?a=b',
      method: 'POST',
      origin: 'app://fixture',
      body: 'text',
    });
  });

  test('the content security policy of the handler holds', async () => {
    expect(await fixture.page.evaluate(() => window.inlineRan)).toBeUndefined();
    expect(await fixture.page.evaluate(() => window.firstSight.fixture)).toBe('object');
    const violation = await fixture.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          fetch('https://elsewhere.test/').catch(() => undefined);
        }),
    );
    expect(violation).toBe('connect-src');
  });

  test('a request that the page gives up while the app still answers harms nobody', async () => {
    const answer = await fixture.page.evaluate(async () => {
      const wish = new AbortController();
      const given = fetch('/slow', { signal: wish.signal }).catch((error: Error) => error.name);
      wish.abort();
      const name = await given;
      // As slow as the first: when this one is there, the answer to the first has been tried.
      return [name, await (await fetch('/slow')).text()];
    });
    expect(answer).toEqual(['AbortError', 'late']);
  });

  test('media plays through the handler, with ranges', async () => {
    const played = await fixture.page.evaluate(async () => {
      const audio = new Audio('/tone.wav');
      await new Promise((resolve, reject) => {
        audio.oncanplaythrough = resolve;
        audio.onerror = () => reject(new Error(audio.error?.message));
      });
      audio.currentTime = 1.5;
      await new Promise((resolve) => {
        audio.onseeked = resolve;
      });
      const ranged = await fetch('/tone.wav', { headers: { Range: 'bytes=0-3' } });
      return {
        duration: audio.duration,
        at: audio.currentTime,
        status: ranged.status,
        text: await ranged.text(),
      };
    });
    expect(played).toEqual({ duration: 2, at: 1.5, status: 206, text: 'RIFF' });
  });

  test('only what the permission handler allows is granted', async () => {
    const states = await fixture.page.evaluate(async () =>
      Promise.all(
        ['notifications', 'geolocation', 'camera'].map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return state;
        }),
      ),
    );
    expect(states).toEqual(['granted', 'denied', 'denied']);
    const refusal = await fixture.page.evaluate(() =>
      document.body.requestFullscreen().then(
        () => 'allowed',
        (error: Error) => error.message,
      ),
    );
    expect(refusal).toBe('Permissions check failed');
  });

  test('the system language reaches the app and its pages', async () => {
    expect(await fixture.invoke('locale')).toEqual(['es', ['es-ES']]);
    expect(await fixture.page.evaluate(() => navigator.language)).toBe('es-ES');
  });
});

describe('navigation', () => {
  test('a navigation that the app prevents does not happen', async () => {
    await fixture.page.evaluate(() => {
      window.location.href = 'https://elsewhere.test/x';
    });
    expect(await fixture.lastSeen('will-navigate')).toEqual([
      'will-navigate',
      'https://elsewhere.test/x',
      true,
    ]);
    expect(fixture.page.url()).toBe('https://app.fixture.test/page.html');
    await fixture.page.evaluate(() => document.getElementById('mail')?.click());
    await vi.waitFor(async () =>
      expect(await fixture.lastSeen('will-navigate')).toEqual([
        'will-navigate',
        'mailto:somebody@example.test',
        true,
      ]),
    );
  });

  test('navigations and redirects of a frame are told', async () => {
    expect(await fixture.lastSeen('will-frame-navigate')).toBeDefined();
    await fixture.page.evaluate(() => {
      (document.getElementById('frame') as HTMLIFrameElement).src = '/redirect';
    });
    expect(await fixture.lastSeen('will-redirect')).toEqual(['will-redirect', 'app://fixture/frame.html']);
    const frames = ((await fixture.invoke('seen')) as unknown[][]).filter(
      ([name]) => name === 'will-frame-navigate',
    );
    expect(frames).toContainEqual(['will-frame-navigate', 'app://fixture/frame.html', false]);
  });

  test('no page opens a window, by script or by link', async () => {
    expect(await fixture.page.evaluate(() => window.open('https://elsewhere.test/popup'))).toBeNull();
    expect(await fixture.lastSeen('window-open')).toEqual(['window-open', 'https://elsewhere.test/popup']);
    await fixture.page.evaluate(() => document.getElementById('blank')?.click());
    await vi.waitFor(async () =>
      expect(await fixture.lastSeen('window-open')).toEqual(['window-open', 'app://fixture/page.html']),
    );
    await vi.waitFor(() => expect(fixture.pages()).toHaveLength(1));
  });
});

describe('preload and messages', () => {
  test('the page sees the exposed API, frozen, and nothing else of the stand-in', async () => {
    expect(await fixture.page.evaluate(() => window.firstSight)).toEqual({
      globals: [],
      leak: 'undefined',
      fixture: 'object',
    });
    const frozen = await fixture.page.evaluate(() => ({
      api: Object.isFrozen(window.fixture),
      list: Object.isFrozen(window.fixture.nested.list),
      isFixed: Object.getOwnPropertyDescriptor(window, 'fixture')?.configurable,
      arguments: window.fixture.arguments,
    }));
    expect(frozen).toEqual({ api: true, list: true, isFixed: false, arguments: ['--role=test'] });
  });

  test('values cross by structured clone', async () => {
    const results = await fixture.page.evaluate(async () => {
      const value = {
        date: new Date(0),
        map: new Map([[1, new Set(['a'])]]),
        bytes: new Uint8Array([1, 2]),
        none: undefined,
      };
      const back = (await window.fixture.invoke('echo', value)) as typeof value;
      return [
        back.date instanceof Date && back.date.getTime() === 0,
        back.map.get(1)?.has('a'),
        back.bytes instanceof Uint8Array && back.bytes[1] === 2,
        'none' in back && back.none === undefined,
        await window.fixture.invoke('echo', Number.NaN),
      ];
    });
    expect(results).toEqual([true, true, true, true, Number.NaN]);
  });

  test('failures reach the page in the words of Electron', async () => {
    const message = (channel: string, wantsFunction = false): Promise<string> =>
      fixture.page.evaluate(
        async ([name, isFunction]) =>
          window.fixture.invoke(name, ...(isFunction ? [() => 1] : [])).then(
            () => 'resolved',
            (error: unknown) => (error instanceof Error ? error.message : 'not an Error'),
          ),
        [channel, wantsFunction] as const,
      );
    expect(await message('fail')).toBe("Error invoking remote method 'fail': RangeError: too much");
    expect(await message('nobody')).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    expect(await message('echo', true)).toBe('An object could not be cloned.');
    expect(await message('unclonable')).toContain('An object could not be cloned.');
    expect(await message('not-implemented')).toContain(
      'stand-in: electron.app.getGPUInfo is not implemented',
    );
    expect(await message('weak-window')).toContain('webPreferences.nodeIntegration');
    const thrown = await fixture.page.evaluate(() => {
      const messages: string[] = [];
      for (const call of [window.fixture.throwNow, window.fixture.missing]) {
        try {
          call();
        } catch (error) {
          messages.push((error as Error).message);
        }
      }
      return messages;
    });
    expect(thrown).toEqual([
      'thrown in the preload',
      'stand-in: electron.ipcRenderer.sendSync is not implemented',
    ]);
  });

  test('messages go both ways until the listener is taken off', async () => {
    const answers = await fixture.page.evaluate(async () => {
      const heard: unknown[][] = [];
      const first = new Promise<void>((resolve) => {
        const stop = window.fixture.onAnswer((...args) => {
          heard.push(args);
          stop();
          resolve();
        });
      });
      window.fixture.ask('one');
      await first;
      window.fixture.ask('two');
      await window.fixture.invoke('echo', 1);
      return heard.map(([text, date]) => [text, date instanceof Date]);
    });
    expect(answers).toEqual([['one!', true]]);
  });

  test('a handler knows which frame called', async () => {
    expect(await fixture.invoke('sender')).toEqual({
      url: 'app://fixture/page.html',
      origin: 'app://fixture',
      parentUrl: null,
      hasRoutingId: true,
      windowId: 1,
    });
    await fixture.page.evaluate(
      () =>
        new Promise((resolve) => {
          const frame = document.getElementById('frame') as HTMLIFrameElement;
          frame.onload = resolve;
          frame.src = '/frame.html?again';
        }),
    );
    const frame = fixture.page.frames().find((candidate) => candidate.url().includes('frame.html'));
    expect(await frame?.evaluate(() => window.fixture.invoke('sender'))).toEqual({
      url: 'app://fixture/frame.html?again',
      origin: 'app://fixture',
      parentUrl: 'app://fixture/page.html',
      hasRoutingId: true,
      windowId: 1,
    });
  });
});
