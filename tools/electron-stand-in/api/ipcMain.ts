import { say } from '../settings.ts';
import { createStructuredCodec } from '../worlds/structuredCodec.ts';
import { type Api, guard } from './apiObject.ts';
import type { WebFrameMain } from './webFrameMain.ts';

/** The event of a message as Electron gives it, but for the sender's type, which is partial here. */
export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: object;
  readonly senderFrame: WebFrameMain | null;
  readonly frameId: number;
  readonly processId: number;
  readonly reply: (channel: string, ...args: unknown[]) => void;
}

type Handler = (event: never, ...args: never[]) => unknown;
type Listener = (event: never, ...args: never[]) => void;

/** What an invocation came to, ready to be sent back. */
export interface InvokeOutcome {
  readonly ok: boolean;
  readonly value: string;
}

const codec = createStructuredCodec();

class IpcMain
  implements Api<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler' | 'on' | 'once' | 'off'>
{
  private readonly handlers = new Map<string, Handler>();
  private readonly listeners = new Map<string, Listener[]>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  on(channel: string, listener: Listener): this {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
    return this;
  }

  once(channel: string, listener: Listener): this {
    const once: Listener = (event, ...args) => {
      this.off(channel, once);
      listener(event, ...args);
    };
    return this.on(channel, once);
  }

  off(channel: string, listener: Listener): this {
    const list = this.listeners.get(channel) ?? [];
    this.listeners.set(
      channel,
      list.filter((known) => known !== listener),
    );
    return this;
  }

  removeListener(channel: string, listener: Listener): this {
    return this.off(channel, listener);
  }

  /** For WebContents: runs the handler of an invocation and packs its outcome with Electron's words. */
  async runHandler(event: IpcEvent, channel: string, args: string): Promise<InvokeOutcome> {
    const handler = this.handlers.get(channel);
    try {
      if (handler === undefined) {
        throw new Error(`No handler registered for '${channel}'`);
      }
      const value = await handler(event as never, ...(codec.decode(args) as never[]));
      return { ok: true, value: codec.encode(value) };
    } catch (error) {
      say(
        `Error occurred in handler for '${channel}': ${error instanceof Error ? error.stack : String(error)}`,
      );
      return {
        ok: false,
        value: codec.encode(`Error invoking remote method '${channel}': ${String(error)}`),
      };
    }
  }

  /** For WebContents: gives a message to the listeners of its channel. */
  runListeners(event: IpcEvent, channel: string, args: string): void {
    const decoded = codec.decode(args) as never[];
    for (const listener of this.listeners.get(channel) ?? []) {
      listener(event as never, ...decoded);
    }
  }
}

const implementation = new IpcMain();

/** Electron's `ipcMain`. */
export const ipcMain = guard('ipcMain', implementation);

/** Packs the arguments of a message to a page; throws at once what cannot be cloned, as Electron does. */
export function packArguments(args: readonly unknown[]): string {
  return codec.encode(args);
}

/** Packs a value that answers a page. */
export function packValue(value: unknown): string {
  return codec.encode(value);
}
