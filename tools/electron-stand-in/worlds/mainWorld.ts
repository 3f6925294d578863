import type { BridgeEnd, Description } from './bridgeEnd.ts';

/** What the page's own world may ask of the stand-in, through the isolated world. */
export interface PageHost {
  windowOpened(url: string, name: string, features: string): void;
  mayGoFullScreen(): Promise<boolean>;
}

/**
 * Runs in the page's own world before any script of the page. Self-contained, because its source text is injected.
 * It hands the isolated world an event target that no script of the page can reach, and takes what the preload exposes.
 */
export function startMainWorld(
  greeting: string,
  createEnd: (link: EventTarget, here: string, there: string) => BridgeEnd,
): void {
  const link = new MessageChannel().port1;
  const end = createEnd(link, 'main', 'isolated');
  const deepFreeze = (value: unknown): void => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      for (const item of Object.values(value)) {
        deepFreeze(item);
      }
      Object.freeze(value);
    }
  };
  let host: PageHost | undefined;
  link.addEventListener('main:host', (event) => {
    host = end.revive((event as CustomEvent<Description>).detail) as PageHost;
  });
  link.addEventListener('main:expose', (event) => {
    const { key, api } = (event as CustomEvent<{ key: string; api: Description }>).detail;
    const value = end.revive(api);
    deepFreeze(value);
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
  });

  // Electron answers null when the window is denied; Chromium alone would answer a window that is closed a moment later.
  window.open = (url = '', name = '', features = ''): null => {
    host?.windowOpened(new URL(url, location.href).href, name, features);
    return null;
  };
  const requestFullscreen = Element.prototype.requestFullscreen;
  Element.prototype.requestFullscreen = async function request(
    this: Element,
    options?: FullscreenOptions,
  ): Promise<void> {
    if (host !== undefined && !(await host.mayGoFullScreen())) {
      throw new TypeError('Permissions check failed');
    }
    return requestFullscreen.call(this, options);
  };

  document.dispatchEvent(new MessageEvent(greeting, { ports: [link] }));
}
