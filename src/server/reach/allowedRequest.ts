import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressPolicy } from './addressPolicy.ts';

/** The address is one that may not be reached (ADR 0017). */
export class AddressRefused extends Error {
  readonly code = 'address not allowed';
}

/** What is sent beside the address. */
interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

/** Answers the addresses that a name leads to, as `lookup` of `node:dns` does. */
export type NameLookup = (
  name: string,
  options: LookupAllOptions,
  callback: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/**
 * Asks another system where the policy lets it, and answers once its headers are there. Judged is the address that is connected to: the
 * name is looked up once for each connection. Redirects are not followed: where they lead, nobody has agreed to.
 */
export function requestAllowed(
  url: URL,
  sent: Sent,
  policy: AddressPolicy,
  lookupName: NameLookup = lookup,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !policy.allows(url, host)) {
    return Promise.reject(new AddressRefused('refused'));
  }
  const bytes = sent.body === undefined ? undefined : Buffer.from(sent.body);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: sent.method,
        headers: { ...sent.headers, ...(bytes && { 'content-length': String(bytes.length) }) },
        agent: false,
        lookup: allowedLookup(url, policy, lookupName),
        signal: sent.signal,
      },
      resolve,
    );
    request.on('error', reject);
    request.end(bytes);
  });
}

/** Looks a name up and keeps the addresses that are allowed: a name may lead anywhere, and elsewhere the next time. */
function allowedLookup(url: URL, policy: AddressPolicy, lookupName: NameLookup): LookupFunction {
  return (name, options, callback) => {
    lookupName(name, { ...options, all: true }, (error, found) => {
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
