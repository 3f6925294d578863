import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressPolicy } from './addressPolicy.ts';
import { type ActionResult, failureCode } from './contract.ts';

/** Time for one call, from the look-up of the name to the first line of the answer, ms. */
const callWithinMs = 10_000;

/** A call to another system. */
export interface HttpCall {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

class AddressRefused extends Error {
  readonly code = 'address not allowed';
}

/** Answers that say "not now"; every other refusal would come again. */
const passing = new Set([408, 421, 425, 429]);

/** Makes one call. Redirects are not followed: where they lead, nobody has agreed to. */
export async function callHttp(
  call: HttpCall,
  policy: AddressPolicy,
  stop: AbortSignal,
): Promise<ActionResult> {
  if (!URL.canParse(call.url)) {
    return { kind: 'failed', reason: 'not an address', isFinal: true };
  }
  try {
    const status = await send(call, policy, AbortSignal.any([stop, AbortSignal.timeout(callWithinMs)]));
    if (status >= 200 && status < 300) {
      return { kind: 'done', detail: `HTTP ${status}` };
    }
    const isFinal = status >= 300 && status < 500 && !passing.has(status);
    return { kind: 'failed', reason: `HTTP ${status}`, isFinal };
  } catch (error) {
    const reason = error instanceof Error && error.name === 'AbortError' ? 'no answer' : failureCode(error);
    return { kind: 'failed', reason, isFinal: error instanceof AddressRefused };
  }
}

function send(call: HttpCall, policy: AddressPolicy, signal: AbortSignal): Promise<number> {
  const url = new URL(call.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !policy.allows(url, host)) {
    return Promise.reject(new AddressRefused('refused'));
  }
  const bytes = call.body === undefined ? undefined : Buffer.from(call.body);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: call.method,
        headers: { ...call.headers, ...(bytes && { 'content-length': String(bytes.length) }) },
        agent: false,
        lookup: allowedLookup(url, policy),
        signal,
      },
      (response) => {
        // What it says beside its status is of no use, however long it is.
        response.on('error', () => response.destroy());
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(bytes);
  });
}

/** Looks a name up and keeps the addresses that are allowed: a name may lead anywhere, and elsewhere the next time. */
function allowedLookup(url: URL, policy: AddressPolicy): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const allowed = error ? [] : found.filter(({ address }) => policy.allows(url, address));
      const [first] = allowed;
      if (error) {
        callback(error, '', 0);
      } else if (!first) {
        callback(new AddressRefused('refused'), '', 0);
      } else if (options.all) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
