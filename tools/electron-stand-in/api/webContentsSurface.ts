import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { WebPreferences } from 'electron';
import type { PreloadScript } from '../chromium/page.ts';
import type { EventOf } from './apiObject.ts';

const events = [
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'dom-ready',
  'will-navigate',
  'will-redirect',
  'will-frame-navigate',
  'will-attach-webview',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'destroyed',
  'console-message',
  'preload-error',
  'page-title-updated',
  'before-input-event',
  'context-menu',
] as const;
export type WebContentsEvent = (typeof events)[number];
/** The events; this compiles only while each of them is an event of Electron's. */
export const webContentsEvents: readonly EventOf<Electron.WebContents, WebContentsEvent>[] = events;

/** The members of Electron's WebContents that the stand-in has. */
export type WebContentsMembers =
  | 'id'
  | 'send'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'reload'
  | 'mainFrame'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'setVisualZoomLevelLimits'
  | 'getOSProcessId';

/** What fails on the contents of a window that is gone. */
export const lostMembers: ReadonlySet<string> = new Set<WebContentsMembers>([
  'send',
  'getURL',
  'getTitle',
  'reload',
  'mainFrame',
  'setZoomFactor',
  'getZoomFactor',
  'setWindowOpenHandler',
]);

/** The preload script of a window, with the part of Node's `process` that a sandboxed one sees. */
export function preloadScriptOf(preferences: WebPreferences): PreloadScript {
  const { preload, nodeIntegrationInSubFrames, additionalArguments } = preferences;
  return {
    source: preload === undefined ? '' : readFileSync(preload, 'utf8'),
    path: preload ?? '(no preload)',
    runsInSubframes: nodeIntegrationInSubFrames ?? false,
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: process.platform,
      arch: process.arch,
      argv: [process.execPath, ...(additionalArguments ?? [])],
      env: {},
      versions: { ...process.versions },
    },
  };
}
