import { z } from 'zod';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { userReferenceSchema } from '../../shared/link/alarmView.ts';
import {
  type AlarmHistory,
  alarmHistorySchema,
  problemSchema,
  type Session,
  sessionSchema,
  signInSchema,
} from '../../shared/link/rest.ts';
import type { EventLog } from './eventLog.ts';

/** Why a request to the site server came to nothing. */
export type SiteFailure =
  | 'unreachable'
  | 'wrongPassword'
  | 'tooManyAttempts'
  | 'signedOut'
  | 'notPermitted'
  | 'invalidInput'
  | 'unexpected';

/** What is sent to sign in. */
export type SignIn = z.infer<typeof signInSchema>;

const recipientsSchema = z.object({ users: z.array(userReferenceSchema).readonly() });
const requestTimeoutMs = 10_000;

/** The site server's REST addresses that the workstation uses. Answers failures, never rejects. */
export class SiteClient {
  readonly #log: EventLog;
  readonly #timeoutMs: number;

  constructor(log: EventLog, timeoutMs = requestTimeoutMs) {
    this.#log = log;
    this.#timeoutMs = timeoutMs;
  }

  /** Opens a session (R-J05). */
  async signIn(server: string, signIn: SignIn): Promise<Result<Session, SiteFailure>> {
    const checked = signInSchema.safeParse(signIn);
    if (!checked.success) return err('invalidInput');
    const answer = await this.#ask(server, '/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(checked.data),
    });
    // The one address where 401 is about the password and not about a token.
    if (!answer.ok) return err(answer.error === 'signedOut' ? 'wrongPassword' : answer.error);
    return this.#read(sessionSchema, answer.value);
  }

  /** Ends a session; the server forgets its token. */
  async signOut(server: string, token: string): Promise<Result<null, SiteFailure>> {
    const answer = await this.#ask(server, '/api/v1/session', { method: 'DELETE', headers: bearer(token) });
    return answer.ok ? ok(null) : answer;
  }

  /** The users whom an alarm may be assigned to (R-E10). */
  async recipients(
    server: string,
    token: string,
    alarm: string,
  ): Promise<Result<{ readonly users: readonly UserReference[] }, SiteFailure>> {
    const address = `/api/v1/alarms/${encodeURIComponent(alarm)}/recipients`;
    const answer = await this.#ask(server, address, { headers: bearer(token) });
    return answer.ok ? this.#read(recipientsSchema, answer.value) : answer;
  }

  /** An alarm's record, and when its definition fired before (R-E11). */
  async history(server: string, token: string, alarm: string): Promise<Result<AlarmHistory, SiteFailure>> {
    const address = `/api/v1/alarms/${encodeURIComponent(alarm)}/history`;
    const answer = await this.#ask(server, address, { headers: bearer(token) });
    return answer.ok ? this.#read(alarmHistorySchema, answer.value) : answer;
  }

  async #ask(server: string, address: string, request: RequestInit): Promise<Result<unknown, SiteFailure>> {
    let response: Response;
    let text: string;
    try {
      // A redirect would carry the token to where nobody sent it.
      response = await fetch(`${server}${address}`, {
        ...request,
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      this.#log.warn({ reason: reasonOf(error) }, 'the site server was not reached');
      return err('unreachable');
    }
    if (response.ok) return ok(text === '' ? null : parseJson(text));
    const problem = problemSchema.safeParse(parseJson(text));
    this.#log.warn(
      { status: response.status, code: problem.success ? problem.data.code : null },
      'the site server refused a request',
    );
    return err(failureOf(response.status));
  }

  #read<Schema extends z.ZodType>(schema: Schema, body: unknown): Result<z.infer<Schema>, SiteFailure> {
    const read = schema.safeParse(body);
    if (read.success) return ok(read.data);
    this.#log.error(
      { issues: read.error.issues.length },
      'the site server answered in a shape that is not known',
    );
    return err('unexpected');
  }
}

function failureOf(status: number): SiteFailure {
  switch (status) {
    case 400:
    case 422:
      return 'invalidInput';
    case 401:
      return 'signedOut';
    case 403:
    case 404:
      return 'notPermitted';
    case 429:
      return 'tooManyAttempts';
    case 502:
    case 503:
    case 504:
      return 'unreachable';
    default:
      return 'unexpected';
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller's schema refuses `undefined`: a text that is no JSON is no answer.
    return undefined;
  }
}

/** The name of what went wrong on the wire, without the address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error)
    return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return 'unknown';
}
