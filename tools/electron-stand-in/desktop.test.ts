import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startStandIn } from './client.ts';
import { mainFile, RunningFixture } from './fixture/runningFixture.ts';

const fixture = new RunningFixture();
beforeAll(() => fixture.start(), 40_000);
afterAll(() => fixture.stop());

describe('the desktop', () => {
  test('a second window opens on the second screen, and takes the focus', async () => {
    const opened = fixture.browser.contexts()[0]?.waitForEvent('page');
    const bounds = { x: 1700, y: 100, width: 800, height: 700 };
    const id = (await fixture.invoke('second-window', bounds)) as number;
    const second = (await opened) as Page;
    // The empty document that a window begins with is complete as well.
    await second.waitForURL('**/page.html*');
    await second.waitForFunction(() => document.readyState === 'complete' && window.innerWidth === 800);
    expect(await second.evaluate(() => [screenX, screenY, innerWidth, innerHeight])).toEqual([
      1700, 100, 800, 700,
    ]);
    const displays = await fixture.standIn.control('displays');
    expect(displays.map(({ label }) => label)).toEqual(['Left', 'Right']);
    await vi.waitFor(async () => {
      const expected = { id, title: 'Fixture', bounds, displayId: displays[1]?.id, isFocused: true };
      expect((await fixture.standIn.control('windows'))[1]).toMatchObject(expected);
    });
    expect(await fixture.lastSeen('blur')).toEqual(['blur', 1]);
    await fixture.page.mouse.click(5, 5);
    expect(await fixture.lastSeen('focus')).toEqual(['focus', 1]);
    await fixture.standIn.control('closeWindow', { id });
    expect(await fixture.invoke('use-closed-window')).toBe('TypeError: Object has been destroyed');
    await vi.waitFor(() => expect(fixture.pages()).toHaveLength(1));
  });

  test('screens come and go', async () => {
    const id = await fixture.standIn.control('addDisplay', {
      x: 2880,
      y: 0,
      width: 1000,
      height: 800,
      label: 'Third',
    });
    expect(await fixture.lastSeen('display-added')).toEqual([
      'display-added',
      'Third',
      { x: 2880, y: 0, width: 1000, height: 800 },
    ]);
    await fixture.standIn.control('removeDisplay', { id });
    expect(await fixture.lastSeen('display-removed')).toEqual(['display-removed', 'Third']);
  });

  test('badge, notifications, dialogs and power are in the hands of the test', async () => {
    await fixture.invoke('badge', 7);
    expect(await fixture.standIn.control('badge')).toBe(7);
    await fixture.invoke('notify');
    expect(await fixture.standIn.control('notifications')).toEqual([
      { title: 'Alarm', body: 'Dock 3', silent: false, isOpen: true },
    ]);
    await fixture.standIn.control('clickNotification', { index: 0 });
    expect(await fixture.lastSeen('clicked')).toBeDefined();
    expect(await fixture.invoke('question')).toBe(0);
    await fixture.standIn.control('answerDialog', { response: 1 });
    expect(await fixture.invoke('question')).toBe(1);
    await fixture.standIn.control('power', { event: 'resume' });
    expect(await fixture.lastSeen('resume')).toBeDefined();
  });

  test('secrets are encrypted', async () => {
    expect(await fixture.invoke('secret', 'token')).toEqual({ isHidden: true, text: 'token' });
  });

  test('a utility process has a parent port, pipes, options of V8 and an end', async () => {
    expect(await fixture.invoke('utility')).toEqual({
      hasPid: true,
      output: 'started with argument and function',
      message: { answer: 2 },
      isExitANumber: true,
    });
  });

  test('a second instance tells the first and gets no lock', async () => {
    const refused = startStandIn({ mainFile, appArguments: ['--second', fixture.userData] });
    await expect(refused).rejects.toThrow(/ended with 0 before its first window[\s\S]*second instance/);
    expect(await fixture.lastSeen('second-instance')).toEqual([
      'second-instance',
      [mainFile, '--second', fixture.userData],
      'string',
      { from: 'second' },
    ]);
  });

  test('pictures of the windows are taken', async () => {
    const folder = path.join(fixture.userData, 'pictures');
    expect(await fixture.standIn.control('screenshots', { folder })).toEqual([path.join(folder, 'page.png')]);
    expect(readdirSync(folder)).toEqual(['page.png']);
  });

  test('a renderer that crashes is told of, and its window can be loaded again', async () => {
    await fixture.standIn.control('crashRenderer', { id: 1 });
    await vi.waitUntil(
      () => fixture.page.isClosed() || fixture.standIn.output().includes('a page has crashed'),
    );
    // Playwright gives up a page that has crashed for good: only a new connection sees it again.
    await fixture.reconnect();
    expect(await fixture.lastSeen('render-process-gone')).toEqual(['render-process-gone', 1, 'crashed']);
  });
});

test('a stand-in that is killed leaves no Chromium behind, and starts again on the same data', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stand-in-'));
  const first = await startStandIn({ mainFile, appArguments: [folder] });
  const browserProcess = (await first.control('browserProcess')) as number;
  expect(isRunning(browserProcess)).toBe(true);
  first.process.kill('SIGKILL');
  const second = await startStandIn({ mainFile, appArguments: [folder] });
  expect(isRunning(browserProcess)).toBe(false);
  await second.control('closeWindow', { id: 1 }).catch(() => undefined);
  await vi.waitUntil(() => second.process.exitCode !== null, { timeout: 5_000 });
  expect(second.process.exitCode).toBe(0);
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    // A process that nobody has collected yet still takes signals.
    return !(process.platform === 'linux' && /\) Z /.test(readFileSync(`/proc/${processId}/stat`, 'utf8')));
  } catch {
    // No such process.
    return false;
  }
}
