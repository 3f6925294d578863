import type { ActionKind, AlarmAction } from '../../shared/domain/action.ts';
import type { PendingAction } from '../store/actionQueue.ts';

/** How one try of an action ended. `detail` and `reason` go into the alarm's record: no addresses, no secrets. */
export type ActionResult =
  | {
      readonly kind: 'done';
      readonly detail: string | null;
      readonly bookmark?: { readonly resource: string | null; readonly at: string; readonly text: string };
    }
  /** `isFinal` where another try would not help. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isFinal: boolean };

/** Does one kind of action, once. Ends early when the signal says so; never rejects for what the other end does. */
export type ActionExecutor<Action extends AlarmAction = AlarmAction> = (
  pending: PendingAction & { readonly action: Action },
  signal: AbortSignal,
) => Promise<ActionResult>;

/** One executor for each kind of action. */
export type ActionExecutors = {
  readonly [Kind in ActionKind]: ActionExecutor<Extract<AlarmAction, { kind: Kind }>>;
};

/** Shortens a failure to what may stand in a record: a code, never a sentence with an address in it. */
export function failureCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
