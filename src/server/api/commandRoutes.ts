import { z } from 'zod';
import type { ErrorCode } from '../../shared/domain/errorCodes.ts';
import { acknowledgementSchema, commandSchema } from '../../shared/link/commands.ts';
import { commandRefusalSchema } from '../../shared/link/rest.ts';
import type { Engine } from '../engine/contract.ts';
import { fieldProblems } from './problems.ts';
import { type Route, refuse, route } from './route.ts';

/** The address of commands: the same as on the link, for those who have none. */
export function commandRoutes({ engine }: { readonly engine: Engine }): Route[] {
  const run = route({
    method: 'POST',
    path: '/api/v1/commands',
    summary: 'Runs a command once per id; the same id again gets the same answer',
    who: { kind: 'user' },
    headers: ['Idempotency-Key'],
    body: z.record(z.string(), z.unknown()),
    answers: { 200: acknowledgementSchema, 404: commandRefusalSchema, 409: commandRefusalSchema },
    async handle({ by, body, headers }) {
      const key = headers['idempotency-key'];
      const input = { ...(key !== undefined && { id: key }), ...body };
      if (key !== undefined && input.id !== key) {
        return refuse(422, 'INVALID', 'Idempotency-Key and the id of the command differ');
      }
      const command = commandSchema.safeParse(input);
      if (!command.success) {
        return refuse(422, 'INVALID', 'not a command', { problems: fieldProblems(command.error, input) });
      }
      const { t: _t, ...answer } = await engine.run(by.user, command.data);
      if (!('code' in answer)) return { status: 200, body: answer };
      return { status: statusOf(answer.code), body: { ...answer, message: 'the command was refused' } };
    },
  });
  return [run];
}

/** A refusal that depends on the alarm's state is a conflict; the body says which. */
function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'UNAUTHENTICATED':
      return 401;
    case 'FORBIDDEN':
    case 'NOT_ASSIGNEE':
    case 'TIER_LIMIT':
      return 403;
    case 'NOT_FOUND':
      return 404;
    case 'BAD_FRAME':
    case 'COMMENT_REQUIRED':
    case 'REASON_REQUIRED':
    case 'USER_NOT_ALLOWED':
    case 'NO_COMMON_USERS':
    case 'TOO_MANY':
      return 422;
    case 'RATE_LIMITED':
      return 429;
    case 'UNAVAILABLE':
      return 503;
    default:
      return 409;
  }
}
