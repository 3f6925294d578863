import { err } from '../../shared/domain/result.ts';
import { type SiteOperationName, siteOperations } from '../../shared/link/siteOperations.ts';
import type { Workstation } from '../session/workstation.ts';
import type { BridgeHandlers } from './callAnswering.ts';

/** The calls that are requests to the site server. */
export type OperationHandlers = Pick<BridgeHandlers, `site:${SiteOperationName}`>;

/** One handler for every operation: the contract says all that there is to say of it. */
export function operationHandlers(workstation: Workstation): OperationHandlers {
  const names = Object.keys(siteOperations) as SiteOperationName[];
  const handlers = names.map((name) => [
    `site:${name}`,
    (input: unknown) => workstation.reads?.run(name, input) ?? err('signedOut'),
  ]);
  // Each answers what its own operation's schema let through; the compiler loses that on the way through the list.
  return Object.fromEntries(handlers) as unknown as OperationHandlers;
}
