import type { BridgeEnd } from './bridgeEnd.ts';
import type { PageHost } from './mainWorld.ts';
import type { StructuredCodec } from './structuredCodec.ts';

/** What the isolated world of one window is told about itself. */
export interface IsolatedWorldSettings {
  readonly greeting: string;
  readonly bindingName: string;
  readonly entryName: string;
  readonly runsInSubframes: boolean;
  readonly preloadPath: string;
  /** The part of Node's `process` that a sandboxed preload script sees. */
  readonly process: Readonly<Record<string, unknown>>;
}

/** What a page's isolated world reports. */
export type PageMessage = { readonly url: string } & (
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'send'; readonly channel: string; readonly args: string }
  | {
      readonly type: 'window-open';
      readonly target: string;
      readonly name: string;
      readonly features: string;
    }
  | { readonly type: 'full-screen'; readonly id: number }
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'focus' | 'blur' }
  | { readonly type: 'preload-error'; readonly message: string; readonly stack: string }
);

/** What a page's isolated world is told. */
export type HostMessage =
  | { readonly type: 'deliver'; readonly channel: string; readonly args: string }
  | { readonly type: 'settle'; readonly id: number; readonly ok: boolean; readonly value: string };

type Preload = (
  require: (name: string) => unknown,
  process: unknown,
  module: object,
  exports: object,
) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/**
 * Runs in the isolated world of each frame before any script of the page, and runs the preload script there.
 * Self-contained, because its source text is injected.
 */
export function startIsolatedWorld(
  settings: IsolatedWorldSettings,
  codec: StructuredCodec,
  createEnd: (link: EventTarget, here: string, there: string) => BridgeEnd,
  preload: Preload,
): void {
  const scope = globalThis as unknown as Record<string, (text: string) => void>;
  const reportText = scope[settings.bindingName] as (text: string) => void;
  const report = (message: Record<string, unknown>): void =>
    reportText(JSON.stringify({ ...message, url: location.href }));
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;

  const ask = (message: Record<string, unknown>): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      report({ ...message, id });
    });
  };
  const refuseOthers = <Api extends object>(name: string, api: Api): Api =>
    new Proxy(api, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && !(key in target)) {
          throw new Error(`stand-in: electron.${name}.${key} is not implemented`);
        }
        return Reflect.get(target, key, receiver) as unknown;
      },
    });

  const off = (channel: string, listener: Listener): unknown => {
    const list = listeners.get(channel) ?? [];
    listeners.set(
      channel,
      list.filter((known) => known !== listener),
    );
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener): unknown => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const ipcRenderer: object = refuseOthers('ipcRenderer', {
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel: string, listener: Listener) => {
      const once: Listener = (event, ...args) => {
        off(channel, once);
        listener(event, ...args);
      };
      return on(channel, once);
    },
    send: (channel: string, ...args: unknown[]) => {
      report({ type: 'send', channel, args: codec.encode(args) });
    },
    invoke: async (channel: string, ...args: unknown[]) =>
      ask({ type: 'invoke', channel, args: codec.encode(args) }),
  });

  const start = (link: EventTarget): void => {
    const end = createEnd(link, 'isolated', 'main');
    const tell = (name: string, detail: unknown): void => {
      link.dispatchEvent(new CustomEvent(`main:${name}`, { detail }));
    };
    const host: PageHost = {
      windowOpened: (target, name, features) => report({ type: 'window-open', target, name, features }),
      mayGoFullScreen: () => ask({ type: 'full-screen' }) as Promise<boolean>,
    };
    tell('host', end.describe(host));
    if (window !== window.top && !settings.runsInSubframes) {
      return;
    }
    const exposed = new Set<string>();
    const contextBridge = refuseOthers('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        if (exposed.has(key)) {
          throw new Error('Cannot bind an API on top of an existing property on the window object');
        }
        exposed.add(key);
        tell('expose', { key, api: end.describe(api) });
      },
    });
    const require = (name: string): unknown => {
      if (name === 'electron' || name === 'electron/renderer') {
        return refuseOthers('(preload)', { contextBridge, ipcRenderer });
      }
      throw new Error(`module not found: ${name}`);
    };
    try {
      const exports = {};
      preload(require, settings.process, { exports }, exports);
    } catch (error) {
      const { message, stack } = error as Error;
      console.error(`Unable to load preload script: ${settings.preloadPath}`, error);
      report({ type: 'preload-error', message, stack: stack ?? '' });
    }
  };

  scope[settings.entryName] = (text) => {
    const message = JSON.parse(text) as HostMessage;
    if (message.type === 'deliver') {
      const args = codec.decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    const value = codec.decode(message.value);
    if (message.ok) {
      waiting?.resolve(value);
    } else {
      waiting?.reject(new Error(String(value)));
    }
  };
  document.addEventListener(
    settings.greeting,
    (event) => start((event as MessageEvent).ports[0] as EventTarget),
    {
      once: true,
    },
  );
  if (window === window.top) {
    // A click or a key makes its window the active one, also where the windowing system of a headless browser has none.
    for (const name of ['pointerdown', 'keydown']) {
      window.addEventListener(name, (event) => event.isTrusted && report({ type: 'focus' }), {
        capture: true,
      });
    }
    // Chromium's own news of a title are late and sometimes missing.
    const tellTitle = (): void => {
      if (document.title !== '') {
        report({ type: 'title', title: document.title });
      }
    };
    document.addEventListener('DOMContentLoaded', () => {
      tellTitle();
      new MutationObserver(tellTitle).observe(document.head, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    window.addEventListener('focus', () => report({ type: 'focus' }));
    window.addEventListener('blur', () => !document.hasFocus() && report({ type: 'blur' }));
  }
}
