import type { AddressPolicy } from '../reach/addressPolicy.ts';
import { AddressRefused, requestAllowed } from '../reach/allowedRequest.ts';
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

/** Answers that say "not now"; every other refusal would come again. */
const passing = new Set([408, 421, 425, 429]);

/** Makes one call. */
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

async function send(call: HttpCall, policy: AddressPolicy, signal: AbortSignal): Promise<number> {
  const response = await requestAllowed(new URL(call.url), { ...call, signal }, policy);
  // What it says beside its status is of no use, however long it is.
  response.on('error', () => response.destroy());
  response.destroy();
  return response.statusCode ?? 0;
}
