import { nanoid } from '@reduxjs/toolkit';
import type { ConfigurationBody, ConfigurationShown } from '../../../../shared/link/configuration.ts';

/** A procedure as it is edited. */
export type ProcedureForm = ConfigurationBody<'procedures'>;
/** An action as it is edited. */
export type StepForm = ProcedureForm['steps'][number];

/** An action before anything was typed. */
export function emptyStep(): StepForm {
  return {
    id: nanoid(),
    text: '',
    mustAcknowledge: false,
    mustComment: false,
    locksNext: false,
    attachment: null,
  };
}

/** A new procedure starts with one empty action (R-C04). */
export function blankProcedure(): ProcedureForm {
  return { name: '', enabled: true, comments: '', steps: [emptyStep()] };
}

/** A stored procedure as it is edited. */
export function procedureForm({
  name,
  enabled,
  comments,
  steps,
}: ConfigurationShown<'procedures'>): ProcedureForm {
  return { name, enabled, comments, steps };
}
