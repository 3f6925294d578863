import type { z } from 'zod';
import {
  type BridgeCallName,
  type BridgeOutput,
  type BridgeResult,
  bridgeCalls,
  type WindowRole,
} from '../../shared/bridge/contract.ts';
import { err } from '../../shared/domain/result.ts';
import type { EventLog } from '../link/eventLog.ts';

/** A window that asks: which one, and what it is for. */
export interface CallingWindow {
  readonly id: number;
  readonly role: WindowRole;
}

/** One handler for each call of the contract; a missing one does not compile. */
export type BridgeHandlers = {
  readonly [Name in BridgeCallName]: (
    input: z.output<(typeof bridgeCalls)[Name]['input']>,
    window: CallingWindow,
  ) => BridgeResult<BridgeOutput<Name>> | Promise<BridgeResult<BridgeOutput<Name>>>;
};

/**
 * Answers a call of a window: checks that the window may make it and that the input is what the contract says. `null` as the
 * window means that the sender is none of ours. Never rejects and never answers `undefined`.
 */
export async function answerCall(
  handlers: BridgeHandlers,
  window: CallingWindow | null,
  name: unknown,
  input: unknown,
  log: EventLog,
): Promise<BridgeResult<unknown>> {
  if (!isCallName(name)) {
    log.warn({ known: false }, 'a window asked for something that the bridge does not have');
    return err('notPermitted');
  }
  const { roles, input: schema } = bridgeCalls[name];
  if (window === null || !roles.includes(window.role)) {
    log.warn({ call: name, role: window?.role ?? null }, 'a call was refused to its sender');
    return err('notPermitted');
  }
  const checked = schema.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    log.warn({ call: name, where: issue?.path.join('.'), rule: issue?.code }, 'a call had a wrong input');
    return err('invalidInput');
  }
  try {
    // Name and input belong together by the schema that was just applied; the compiler cannot follow that through a union.
    const handler = handlers[name] as (
      input: unknown,
      window: CallingWindow,
    ) => Promise<BridgeResult<unknown>>;
    return await handler(checked.data, window);
  } catch (error) {
    log.error({ err: error, call: name }, 'a call failed');
    return err('unexpected');
  }
}

function isCallName(name: unknown): name is BridgeCallName {
  return typeof name === 'string' && Object.hasOwn(bridgeCalls, name);
}
