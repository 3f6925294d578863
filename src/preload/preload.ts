import './quietZod.ts';
import { contextBridge, ipcRenderer } from 'electron';
import {
  type BridgeCallName,
  type BridgeEventName,
  type BridgeResult,
  bridgeCalls,
  bridgeChannels,
  bridgeEvents,
  type ValerusBridge,
  type WindowRole,
  windowRoles,
} from '../shared/bridge/contract.ts';

type Listener = (body: never) => void;

const listeners = new Map<BridgeEventName, Set<Listener>>();

ipcRenderer.on(bridgeChannels.event, (_event, name: unknown, body: unknown) => {
  if (!isEventName(name)) return;
  for (const listener of listeners.get(name) ?? []) listener(body as never);
});

const bridge: ValerusBridge = {
  role: roleOfPage(globalThis.location.pathname),
  call: async (name, input) => (await ask(name, input)) as never,
  on: (name, listener) => {
    if (!isEventName(name)) throw new Error('the bridge has no such event');
    const known = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, known.add(listener as Listener));
    return () => {
      known.delete(listener as Listener);
    };
  },
};

contextBridge.exposeInMainWorld('valerus', bridge);

/** Main answers every call with a result; what goes wrong on the way is one as well. */
async function ask(name: BridgeCallName, input: unknown): Promise<BridgeResult<unknown>> {
  if (!Object.hasOwn(bridgeCalls, name)) return { ok: false, error: 'notPermitted' };
  try {
    return (await ipcRenderer.invoke(bridgeChannels.call, name, input)) as BridgeResult<unknown>;
  } catch {
    // Main never rejects: the call did not reach it, or could not be carried. It logs its own side.
    return { ok: false, error: 'unexpected' };
  }
}

function isEventName(name: unknown): name is BridgeEventName {
  return typeof name === 'string' && Object.hasOwn(bridgeEvents, name);
}

/** Each role has its page. Main decides by the window, whatever a page says of itself. */
function roleOfPage(pathname: string): WindowRole {
  return windowRoles.find((role) => pathname === `/${role}.html`) ?? 'console';
}
