import type { ValerusBridge } from '../../shared/bridge/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; the page's only way out. */
    readonly valerus: ValerusBridge;
  }
}

/** The bridge to the main process. */
export function bridge(): ValerusBridge {
  return window.valerus;
}
