import { setTimeout as delay } from 'node:timers/promises';
import { unlessGone } from '../chromium/connection.ts';
import type { Page } from '../chromium/page.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { say } from '../settings.ts';
import { toAppAddress, toPageAddress } from './addresses.ts';
import { createEvent } from './apiObject.ts';
import { answerFromApp, isAppAddress } from './protocol.ts';
import { defaultSession } from './session.ts';
import type { FrameTree } from './webFrameMain.ts';

/** What the gate needs of the WebContents whose requests it decides. */
export interface GatedContents {
  readonly id: number;
  readonly frames: FrameTree;
  emit(event: string, ...args: unknown[]): boolean;
}

type Paused = Protocol.Fetch.requestPausedPayload;

/** The page's wish and the request that it becomes come by different ways; the wish is ahead, but for a busy machine. */
const wishLimitMs = 250;

/** Decides every request of a page: navigations by the app's events, then the app's protocol handler, and nothing else. */
export class RequestGate {
  private readonly contents: GatedContents;
  /** Where the app itself sends the page: navigations that raise no will-navigate. */
  private readonly ownNavigations: string[] = [];
  /** Where frames asked to go, by frame. */
  private readonly requested = new Map<string, string>();
  private wishArrived = Promise.withResolvers<void>();
  private lastRequestId = 0;

  constructor(contents: GatedContents) {
    this.contents = contents;
  }

  expectNavigation(pageAddress: string): void {
    this.ownNavigations.push(withoutFragment(pageAddress));
  }

  /** A frame asks to go somewhere. Addresses that never become a request are decided here. */
  navigationRequested(page: Page, frameId: string, pageAddress: string): void {
    const isRequest = /^https?:/i.test(pageAddress);
    if (isRequest) {
      this.requested.set(frameId, withoutFragment(pageAddress));
      this.wishArrived.resolve();
      this.wishArrived = Promise.withResolvers<void>();
      return;
    }
    const isInsideChromium = /^(about|blob|data|javascript):/i.test(pageAddress);
    if (isInsideChromium && !this.contents.frames.isMain(frameId)) {
      return;
    }
    const isAllowed = this.emitNavigation('will-frame-navigate', frameId, pageAddress);
    if (!isAllowed || isInsideChromium) {
      return;
    }
    if (isAppAddress(pageAddress)) {
      page.target.session.send('Page.navigate', { url: toPageAddress(pageAddress) }).catch(unlessGone);
    } else {
      say(`the page asked for ${pageAddress}, which is left to nobody`);
    }
  }

  async decide(page: Page, paused: Paused): Promise<void> {
    const { session } = page.target;
    const fail = (errorReason: 'Aborted' | 'BlockedByClient'): Promise<unknown> =>
      session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason }).catch(unlessGone);
    if (paused.resourceType === 'Document' && !(await this.mayNavigate(paused))) {
      // "Aborted" leaves the present document where it is.
      await fail('Aborted');
      return;
    }
    const url = toAppAddress(paused.request.url);
    const verdict = await defaultSession.webRequest.decide(this.detailsOf(paused, url));
    if (verdict.redirectURL !== undefined) {
      await session
        .send('Fetch.fulfillRequest', {
          requestId: paused.requestId,
          responseCode: 307,
          responseHeaders: [{ name: 'Location', value: toPageAddress(verdict.redirectURL) }],
        })
        .catch(unlessGone);
    } else if (verdict.cancel) {
      await fail('BlockedByClient');
    } else if (isAppAddress(url)) {
      await answerFromApp(session, paused);
    } else {
      say(`blocked a request of the page to ${url}`);
      await fail('BlockedByClient');
    }
  }

  private async mayNavigate(paused: Paused): Promise<boolean> {
    const { frameId, redirectedRequestId } = paused;
    const address = withoutFragment(paused.request.url);
    if (redirectedRequestId !== undefined) {
      return this.emitNavigation('will-redirect', frameId, address);
    }
    const own = this.ownNavigations.indexOf(address);
    if (own >= 0 && this.contents.frames.isMain(frameId)) {
      this.ownNavigations.splice(own, 1);
      return true;
    }
    if (!(await this.isWishOfPage(frameId, address))) {
      // Not the page's wish: a test or the history moves it.
      return true;
    }
    this.requested.delete(frameId);
    return this.emitNavigation('will-frame-navigate', frameId, paused.request.url);
  }

  private async isWishOfPage(frameId: string, address: string): Promise<boolean> {
    const giveUpAt = Date.now() + wishLimitMs;
    while (this.requested.get(frameId) !== address && Date.now() < giveUpAt) {
      await Promise.race([this.wishArrived.promise, delay(wishLimitMs, undefined, { ref: false })]);
    }
    return this.requested.get(frameId) === address;
  }

  /** Emits Electron's event, and will-navigate after will-frame-navigate in the main frame; answers whether nobody prevented it. */
  private emitNavigation(
    name: 'will-frame-navigate' | 'will-redirect',
    frameId: string,
    address: string,
  ): boolean {
    const { frames } = this.contents;
    const isMainFrame = frames.isMain(frameId);
    const frame = frames.get(frameId) ?? null;
    const url = toAppAddress(address);
    const event = createEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame });
    this.contents.emit(name, event, url, false, isMainFrame, frame?.processId, frame?.routingId);
    if (event.defaultPrevented) {
      return false;
    }
    if (name === 'will-frame-navigate' && isMainFrame) {
      const navigation = createEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame });
      this.contents.emit(
        'will-navigate',
        navigation,
        url,
        false,
        isMainFrame,
        frame?.processId,
        frame?.routingId,
      );
      return !navigation.defaultPrevented;
    }
    return true;
  }

  private detailsOf({ request, resourceType, frameId }: Paused, url: string): object {
    this.lastRequestId += 1;
    const isMainFrame = this.contents.frames.isMain(frameId);
    const electronTypes: Record<string, string> = {
      Document: isMainFrame ? 'mainFrame' : 'subFrame',
      XHR: 'xhr',
      Fetch: 'xhr',
      Script: 'script',
      Stylesheet: 'stylesheet',
      Image: 'image',
      Font: 'font',
      Media: 'media',
    };
    return {
      id: this.lastRequestId,
      url,
      method: request.method,
      webContentsId: this.contents.id,
      webContents: this.contents,
      frame: this.contents.frames.get(frameId) ?? null,
      resourceType: electronTypes[resourceType] ?? 'other',
      referrer: toAppAddress(request.headers.Referer ?? ''),
      timestamp: Date.now(),
    };
  }
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
