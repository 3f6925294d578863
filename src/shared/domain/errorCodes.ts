/**
 * Every refusal that the site server, the link and the workstation may give to a command.
 * Each code has exactly one text per language (`locales/<language>/errors.json`).
 */
export const errorCodes = [
  'BAD_FRAME',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'STALE_VERSION',
  'ALREADY_ASSIGNED',
  'NOT_ASSIGNEE',
  'PROCEDURE_INCOMPLETE',
  'STEP_LOCKED',
  'COMMENT_REQUIRED',
  'REASON_REQUIRED',
  'NO_COMMON_USERS',
  'USER_NOT_ALLOWED',
  'ALREADY_CLOSED',
  'TIER_LIMIT',
  'TOO_MANY',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const;

/** One of the refusals of `errorCodes`. */
export type ErrorCode = (typeof errorCodes)[number];
