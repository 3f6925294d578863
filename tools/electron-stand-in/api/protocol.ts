import type { CustomScheme } from 'electron';
import type { ProtocolSession } from '../chromium/connection.ts';
import { unlessGone } from '../chromium/connection.ts';
import type { Protocol as Chromium } from '../chromium/protocol.ts';
import { say } from '../settings.ts';
import { addScheme, hasScheme, removeScheme, toAppAddress, toPageAddress } from './addresses.ts';
import { type Api, guard } from './apiObject.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

class ProtocolApi
  implements
    Api<Electron.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>
{
  private readonly privileged = new Set<string>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard && privileges.secure) {
        this.privileged.add(scheme);
      }
      if (privileges?.bypassCSP) {
        throw new Error(`stand-in: bypassCSP for ${scheme} is not implemented`);
      }
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (hasScheme(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    if (!this.privileged.has(scheme)) {
      throw new Error(
        `stand-in: only schemes registered as standard and secure can be handled, not ${scheme}`,
      );
    }
    handlers.set(scheme, handler);
    addScheme(scheme);
  }

  unhandle(scheme: string): void {
    handlers.delete(scheme);
    removeScheme(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return hasScheme(scheme);
  }
}

/** Electron's `protocol`, which is also the default session's. */
export const protocol = guard('protocol', new ProtocolApi());

/** Whether an address, as the app says it, is answered by a handler of the app. */
export function isAppAddress(address: string): boolean {
  return handlers.has(schemeOf(address));
}

/** Lets the app's handler answer a request of a page. A handler that throws is a failed request, as in Electron. */
export async function answerFromApp(
  session: ProtocolSession,
  paused: Chromium.Fetch.requestPausedPayload,
): Promise<void> {
  const { requestId } = paused;
  const request = requestOf(paused);
  try {
    const response = await handlers.get(schemeOf(request.url))?.(request);
    if (response === undefined) {
      throw new TypeError('the handler answered nothing');
    }
    await session.send('Fetch.fulfillRequest', await answerOf(requestId, response)).catch(unlessGone);
  } catch (error) {
    say(
      `the protocol handler failed for ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
    );
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(unlessGone);
  }
}

function requestOf({ request }: Chromium.Fetch.requestPausedPayload): Request {
  const url = toAppAddress(request.url + (request.urlFragment ?? ''));
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    headers.set(name, /^(origin|referer)$/i.test(name) ? toAppAddress(value) : value);
  }
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  return new Request(url, {
    method: request.method,
    headers,
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
}

async function answerOf(
  requestId: string,
  response: Response,
): Promise<Chromium.Fetch.fulfillRequestParameters> {
  // Chromium takes an intercepted answer whole: an endless body would never arrive.
  const body = Buffer.from(await response.arrayBuffer());
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toPageAddress(value) : value,
  }));
  return {
    requestId,
    responseCode: response.status,
    responseHeaders,
    ...(response.statusText ? { responsePhrase: response.statusText } : {}),
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
  };
}

function schemeOf(address: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';
}
