import { unlessGone } from '../chromium/connection.ts';
import type { HostMessage, PageMessage } from '../worlds/isolatedWorld.ts';
import { toAppAddress } from './addresses.ts';
import { type IpcEvent, ipcMain, packValue } from './ipcMain.ts';
import { defaultSession } from './session.ts';
import type { FrameTree, WebFrameMain } from './webFrameMain.ts';

/** What page messages need of the WebContents whose page sent them. */
export interface MessagedContents {
  readonly frames: FrameTree;
  readonly onUserFocus: (isFocused: boolean) => void;
  deliver(frameToken: string, message: HostMessage): void;
  windowOpened(address: string, frameName: string, features: string): void;
  titleChanged(title: string): void;
  preloadFailed(message: string): void;
}

/** Does what a page's isolated world asks for: mostly the messages of its preload script. */
export function receivePageMessage(
  contents: MessagedContents,
  frameToken: string,
  message: PageMessage,
): void {
  const frame = contents.frames.get(frameToken);
  if (frame === undefined) {
    return;
  }
  // The isolated world's own location is never late.
  frame.url = toAppAddress(message.url);
  switch (message.type) {
    case 'invoke':
      ipcMain.runHandler(eventOf(contents, frame), message.channel, message.args).then(({ ok, value }) => {
        contents.deliver(frameToken, { type: 'settle', id: message.id, ok, value });
      }, unlessGone);
      break;
    case 'send':
      ipcMain.runListeners(eventOf(contents, frame), message.channel, message.args);
      break;
    case 'window-open':
      contents.windowOpened(message.target, message.name, message.features);
      break;
    case 'full-screen':
      defaultSession.mayUse(contents, 'fullscreen', frame.url).then((isGranted) => {
        const value = packValue(isGranted);
        contents.deliver(frameToken, { type: 'settle', id: message.id, ok: true, value });
      }, unlessGone);
      break;
    case 'title':
      contents.titleChanged(message.title);
      break;
    case 'preload-error':
      contents.preloadFailed(message.message);
      break;
    default:
      contents.onUserFocus(message.type === 'focus');
  }
}

function eventOf(contents: MessagedContents, frame: WebFrameMain): IpcEvent {
  return {
    type: 'frame',
    sender: contents,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    reply: (channel, ...args) => frame.send(channel, ...args),
  };
}
