import { createBridgeEnd } from './bridgeEnd.ts';
import { type IsolatedWorldSettings, startIsolatedWorld } from './isolatedWorld.ts';
import { startMainWorld } from './mainWorld.ts';
import { createStructuredCodec } from './structuredCodec.ts';

/** The name of the isolated world, which is also how Chromium knows in which world to put the binding. */
export const isolatedWorldName = 'stand-in preload';

/** The script for the page's own world. Register it after the isolated world's, which waits for its greeting. */
export function mainWorldSource(greeting: string): string {
  return `(${startMainWorld.toString()})(${JSON.stringify(greeting)}, ${createBridgeEnd.toString()});`;
}

/** The script for the isolated world, with the preload script in it as the function that CommonJS makes of a file. */
export function isolatedWorldSource(settings: IsolatedWorldSettings, preload: string): string {
  return [
    `(${startIsolatedWorld.toString()})(`,
    `${JSON.stringify(settings)}, (${createStructuredCodec.toString()})(), ${createBridgeEnd.toString()},`,
    `function (require, process, module, exports) {${preload}\n});`,
    `//# sourceURL=${settings.preloadPath}`,
  ].join('\n');
}
