import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Rectangle } from 'electron';
import { chromiumFlags } from '../../browser/chromiumFlags.ts';
import { PipeConnection, type ProtocolSession, unlessGone } from './connection.ts';

export interface ChromiumOptions {
  readonly executable: string;
  readonly profile: string;
  readonly headless: boolean;
  readonly screens: string | undefined;
  readonly language: string;
  readonly extraFlags: readonly string[];
}

/** A page's target and the session that drives it. */
export interface AttachedTarget {
  readonly targetId: string;
  readonly sessionId: string;
  readonly session: ProtocolSession;
  /** Chromium's number of the window that holds the page. */
  readonly windowId: number;
}

/** Chromium ends with this code when another one still holds the profile. */
const profileInUseCode = 21;
const profileWaitMs = 8_000;
const startDeadlineMs = 30_000;
const closeDeadlineMs = 2_000;
const popupRetryMs = 200;
const popupAttempts = 5;
const tokenPrefix = 'about:blank#stand-in-window-';

/** One running Chromium: its pipe, and the pages that are our windows. */
export class Chromium {
  readonly connection: PipeConnection;
  /** Where another process can drive this browser: `http://127.0.0.1:PORT`. */
  readonly debuggingAddress: string;
  /** Called with the target of a page that the page itself opened, which no Electron window ever is. */
  onUnexpectedPage: (targetId: string, openerId: string) => void = () => undefined;
  onTargetDestroyed: (targetId: string) => void = () => undefined;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<string, (targetId: string) => void>();
  private readonly ours = new Set<string>();
  private readonly sessions = new Map<string, Promise<{ sessionId: string }>>();
  /** The page that Chromium opens at its start, until the first window takes it. */
  private startPage: string | undefined;
  private lastToken = 0;
  private opening: Promise<unknown> = Promise.resolve();

  private constructor(child: ChildProcess, connection: PipeConnection, debuggingAddress: string) {
    this.child = child;
    this.connection = connection;
    this.debuggingAddress = debuggingAddress;
  }

  /** Starts Chromium; waits for a profile that a Chromium killed a moment ago still holds. */
  static async launch(options: ChromiumOptions): Promise<Chromium> {
    const giveUpAt = Date.now() + profileWaitMs;
    for (;;) {
      const started = await launchOnce(options);
      if (started instanceof Chromium) {
        return started;
      }
      if (started !== profileInUseCode || Date.now() > giveUpAt) {
        throw new Error(
          `Chromium (${options.executable}) ended with code ${started} before it was ready` +
            (started === profileInUseCode
              ? `: its profile ${options.profile} is in use.`
              : options.headless
                ? '.'
                : '. Is there a display? --headless needs none.'),
        );
      }
      await delay(100);
    }
  }

  /** Used by launch alone. */
  static async attach(child: ChildProcess, profile: string): Promise<Chromium> {
    const connection = new PipeConnection(child.stdio[3] as Writable, child.stdio[4] as Readable);
    await connection.browser.send('Browser.getVersion');
    const chromium = new Chromium(child, connection, await readDebuggingAddress(profile));
    await chromium.watchTargets();
    return chromium;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get processId(): number | undefined {
    return this.child.pid;
  }

  /** Any page that can carry commands about the whole machine, such as those about screens. */
  async anySession(): Promise<ProtocolSession> {
    const target = this.startPage ?? this.ours.values().next().value;
    if (target === undefined) {
      throw new Error('stand-in: Chromium has no page');
    }
    const { sessionId } = await this.attachTo(target);
    return this.connection.session(sessionId);
  }

  /** Opens a window of its own without any of the browser's controls. One at a time. */
  openWindow(bounds: Rectangle): Promise<AttachedTarget> {
    const opened = this.opening.then(() => this.openOneWindow(bounds));
    this.opening = opened.catch(() => undefined);
    return opened;
  }

  /** Closes a page's window at once, without asking the page. */
  async closeWindow(target: AttachedTarget): Promise<void> {
    await this.connection.browser.send('Target.closeTarget', { targetId: target.targetId }).catch(unlessGone);
  }

  /** Ends Chromium in an orderly way, so that what the pages stored is on disk. */
  async close(): Promise<void> {
    if (this.hasEnded) {
      return;
    }
    const ended = once(this.child, 'exit');
    await this.connection.browser.send('Browser.close').catch(unlessGone);
    const outcome = await Promise.race([ended, delay(closeDeadlineMs, 'late' as const)]);
    if (outcome === 'late') {
      this.child.kill('SIGKILL');
      await ended;
    }
  }

  private async openOneWindow(bounds: Rectangle): Promise<AttachedTarget> {
    const targetId = this.takeStartPage() ?? (await this.openPopup(bounds));
    this.ours.add(targetId);
    const { browser } = this.connection;
    const { sessionId } = await this.attachTo(targetId);
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height },
    });
    return { targetId, sessionId, session: this.connection.session(sessionId), windowId };
  }

  /** One session for each page, so that its preparation holds for every later command. */
  private attachTo(targetId: string): Promise<{ sessionId: string }> {
    const known = this.sessions.get(targetId);
    const attached =
      known ?? this.connection.browser.send('Target.attachToTarget', { targetId, flatten: true });
    this.sessions.set(targetId, attached);
    return attached;
  }

  private dropSession(targetId: string): void {
    this.sessions.get(targetId)?.then(({ sessionId }) => this.connection.dropSession(sessionId), unlessGone);
    this.sessions.delete(targetId);
  }

  private takeStartPage(): string | undefined {
    const page = this.startPage;
    this.startPage = undefined;
    return page;
  }

  /** `window.open` with features is the one way to a further window that shows no tabs and no address bar. */
  private async openPopup(bounds: Rectangle): Promise<string> {
    this.lastToken += 1;
    const url = `${tokenPrefix}${this.lastToken}`;
    const opened = new Promise<string>((resolve) => this.waiting.set(url, resolve));
    const place = `left=${bounds.x},top=${bounds.y},width=${bounds.width},height=${bounds.height}`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.askForPopup(url, place);
        return await opened;
      } catch (error) {
        // The page that was asked may just be going to its first address; it may or may not have heard.
        const isOpen = await Promise.race([opened.then(() => true), delay(popupRetryMs, false)]);
        if (isOpen) return opened;
        if (attempt === popupAttempts) throw error;
      }
    }
  }

  private async askForPopup(url: string, place: string): Promise<void> {
    const opener = await this.anySession();
    // An isolated world has the browser's own window.open, whatever the page did to its own.
    const { frameTree } = await opener.send('Page.getFrameTree');
    const world = await opener.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'stand-in opener',
    });
    await opener.send('Runtime.evaluate', {
      expression: `void window.open(${JSON.stringify(url)}, '', 'popup,noopener,${place}')`,
      contextId: world.executionContextId,
      userGesture: true,
    });
  }

  private async watchTargets(): Promise<void> {
    const { browser } = this.connection;
    const startPage = Promise.withResolvers<string>();
    const consider = ({ targetInfo }: { targetInfo: Target }): void => {
      if (targetInfo.type !== 'page') {
        return;
      }
      const expected = this.waiting.get(targetInfo.url);
      if (expected) {
        this.waiting.delete(targetInfo.url);
        this.ours.add(targetInfo.targetId);
        expected(targetInfo.targetId);
      } else if (this.ours.has(targetInfo.targetId)) {
        return;
      } else if (targetInfo.openerId !== undefined && targetInfo.url !== '') {
        this.onUnexpectedPage(targetInfo.targetId, targetInfo.openerId);
      } else if (targetInfo.url.startsWith('data:text/html,')) {
        startPage.resolve(targetInfo.targetId);
      }
    };
    browser.on('Target.targetCreated', consider);
    browser.on('Target.targetInfoChanged', consider);
    browser.on('Target.targetDestroyed', ({ targetId }) => {
      this.dropSession(targetId);
      if (this.ours.delete(targetId)) {
        this.onTargetDestroyed(targetId);
      }
    });
    await browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
    this.startPage = await startPage.promise;
  }
}

interface Target {
  readonly type: string;
  readonly targetId: string;
  readonly url: string;
  readonly openerId?: string;
}

async function launchOnce(options: ChromiumOptions): Promise<Chromium | number> {
  mkdirSync(options.profile, { recursive: true });
  rmSync(portFile(options.profile), { force: true });
  const child = spawn(
    options.executable,
    [
      ...chromiumFlags({ headless: options.headless, screens: options.screens }),
      `--user-data-dir=${options.profile}`,
      '--remote-debugging-pipe',
      '--remote-debugging-address=127.0.0.1',
      '--remote-debugging-port=0',
      // Nothing of ours is on the network: whatever slips through interception finds no address.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--no-proxy-server',
      // Electron's own defaults.
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      `--lang=${options.language}`,
      `--accept-lang=${options.language}`,
      ...options.extraFlags,
      '--app=data:text/html,',
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // Ctrl-C in a terminal is for the app, which then ends Chromium; the pipe ends it in any other case.
      detached: process.platform !== 'win32',
      env: { ...process.env, LANGUAGE: options.language },
    },
  );
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? -1));
  });
  const late = delay(startDeadlineMs, 'late' as const, { ref: false });
  const outcome = await Promise.race([
    Chromium.attach(child, options.profile).catch(() => ended),
    ended,
    late,
  ]);
  if (outcome === 'late') {
    child.kill('SIGKILL');
    throw new Error(`Chromium (${options.executable}) was not ready after ${startDeadlineMs / 1000} s.`);
  }
  return outcome;
}

function portFile(profile: string): string {
  return path.join(profile, 'DevToolsActivePort');
}

/** Chromium writes the port it chose into its profile, a moment after its start. */
async function readDebuggingAddress(profile: string): Promise<string> {
  const giveUpAt = Date.now() + startDeadlineMs;
  for (;;) {
    const text = await readFile(portFile(profile), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) {
      return `http://127.0.0.1:${port}`;
    }
    if (Date.now() > giveUpAt) {
      throw new Error('stand-in: Chromium did not say where its debugging port is');
    }
    await delay(10);
  }
}
