import type { UserReference } from './alarm.ts';
import type { ErrorCode } from './errorCodes.ts';
import { err, ok, type Result } from './result.ts';

/** One action of a procedure with its three switches (R-C04..R-C08). */
export interface ProcedureStep {
  readonly id: string;
  /** What the operator is to do, in so many words. */
  readonly text: string;
  readonly mustAcknowledge: boolean;
  readonly mustComment: boolean;
  readonly locksNext: boolean;
  readonly attachment: { readonly file: string; readonly name: string; readonly contentType: string } | null;
}

/** Who ticked a step, when, with what comment (R-F07). */
export interface StepDone {
  readonly at: string;
  readonly by: UserReference;
  readonly comment: string | null;
}

/** The procedure as it was when the alarm was raised, with what has been done of it (R-C10). */
export interface ProcedureSnapshot {
  readonly name: string;
  readonly steps: readonly (ProcedureStep & { readonly done: StepDone | null })[];
}

/** Answers how many steps an operator may see: up to and with the first unticked one that locks the next (R-C07). */
export function visibleStepCount(procedure: ProcedureSnapshot): number {
  const lock = procedure.steps.findIndex((step) => step.locksNext && step.done === null);
  return lock === -1 ? procedure.steps.length : lock + 1;
}

/** Answers whether every action that must be acknowledged is ticked (R-C05, R-G04). */
export function isProcedureComplete(procedure: ProcedureSnapshot | null): boolean {
  return procedure === null || procedure.steps.every((step) => !step.mustAcknowledge || step.done !== null);
}

/** Answers how many steps are ticked, of how many. */
export function procedureProgress(procedure: ProcedureSnapshot): { done: number; of: number } {
  return { done: procedure.steps.filter((step) => step.done !== null).length, of: procedure.steps.length };
}

/** A tick that somebody sets or takes back. */
export interface StepTick {
  readonly step: string;
  readonly done: boolean;
  readonly comment?: string | null | undefined;
}

/** Ticks or unticks a step as R-C05..R-C07 allow it; `STEP_LOCKED`, `COMMENT_REQUIRED` or `NOT_FOUND` where they do not. */
export function workStep(
  procedure: ProcedureSnapshot,
  { step, done, comment }: StepTick,
  by: UserReference,
  at: string,
): Result<ProcedureSnapshot, ErrorCode> {
  const index = procedure.steps.findIndex(({ id }) => id === step);
  const current = procedure.steps[index];
  if (!current) return err('NOT_FOUND');
  if (index >= visibleStepCount(procedure)) return err('STEP_LOCKED');
  const text = comment?.trim() || null;
  if (done && current.mustComment && text === null) return err('COMMENT_REQUIRED');
  // A tick that others build on can be taken back only after those: else a hidden step would stand ticked (R-C07).
  if (!done && current.locksNext && procedure.steps.slice(index + 1).some((later) => later.done !== null)) {
    return err('STEP_LOCKED');
  }
  const mark = done ? { at, by, comment: text } : null;
  return ok({
    ...procedure,
    steps: procedure.steps.map((each, place) => (place === index ? { ...each, done: mark } : each)),
  });
}
