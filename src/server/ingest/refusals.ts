import type { z } from 'zod';
import { err } from '../../shared/domain/result.ts';
import type { FieldProblem } from '../../shared/link/rest.ts';
import type { IngestRefusal } from './contract.ts';

/** Wraps a refusal, with the fields that it is about. */
export function refuse(
  status: IngestRefusal['status'],
  reason: string,
  problems: readonly FieldProblem[] = [],
): { readonly ok: false; readonly error: IngestRefusal } {
  return err({ status, reason, problems });
}

/** Names the fields that a schema refused, never their values: they may be somebody's plate or name. */
export function problemsOf(error: z.ZodError, prefix = ''): readonly FieldProblem[] {
  return error.issues.slice(0, 20).map(({ path, message }) => ({
    field: [...(prefix ? [prefix] : []), ...path].join('.') || 'body',
    rule: message,
  }));
}
