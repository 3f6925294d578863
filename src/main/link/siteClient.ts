import { z } from 'zod';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { userReferenceSchema } from '../../shared/link/alarmView.ts';
import {
  type AlarmHistory,
  alarmHistorySchema,
  type Problem,
  problemSchema,
  type Session,
  sessionSchema,
  signInSchema,
} from '../../shared/link/rest.ts';
import {
  type SiteAnswer,
  type SiteOperation,
  type SiteOperationName,
  type SiteOutput,
  siteOperations,
} from '../../shared/link/siteOperations.ts';
import type { EventLog } from './eventLog.ts';
import { isCertificateRefusal } from './serverCertificate.ts';
import type { SiteFetch } from './siteConnection.ts';

/** Why a request to the site server came to nothing. */
export type SiteFailure =
  | 'unreachable'
  | 'certificateRefused'
  | 'wrongPassword'
  | 'tooManyAttempts'
  | 'signedOut'
  | 'notPermitted'
  | 'invalidInput'
  | 'unexpected';

/** What is sent to sign in. */
export type SignIn = z.infer<typeof signInSchema>;

/** What an operation may be given: what of it goes into the path, what into `If-Match`, what is sent. */
interface OperationInput {
  readonly id?: string;
  readonly version?: number;
  readonly body?: unknown;
}

const recipientsSchema = z.object({ users: z.array(userReferenceSchema).readonly() });
const requestTimeoutMs = 10_000;

/** The site server's REST addresses that the workstation uses. Answers failures, never rejects. */
export class SiteClient {
  readonly #log: EventLog;
  readonly #fetch: SiteFetch;
  readonly #timeoutMs: number;

  constructor(log: EventLog, siteFetch: SiteFetch, timeoutMs = requestTimeoutMs) {
    this.#log = log;
    this.#fetch = siteFetch;
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

  /** A fresh token for one that has not ended; `notPermitted` where the password has to be given again. */
  async renew(server: string, token: string): Promise<Result<Session, SiteFailure>> {
    const answer = await this.#ask(server, '/api/v1/session/renew', {
      method: 'POST',
      headers: bearer(token),
    });
    return answer.ok ? this.#read(sessionSchema, answer.value) : answer;
  }

  /** Whether a site server answers there; no token is sent. */
  async probe(server: string): Promise<Result<null, SiteFailure>> {
    const answer = await this.#ask(server, '/health/live', {});
    return answer.ok ? ok(null) : answer;
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

  /**
   * Runs one of the site's operations with an input that its schema has let through. A refusal of the server is an answer, as its
   * reason belongs beside the field that it is about; only what nobody can mend there is a failure.
   */
  async run<Name extends SiteOperationName>(
    server: string,
    token: string,
    name: Name,
    input: unknown,
  ): Promise<Result<SiteAnswer<SiteOutput<Name>>, SiteFailure>> {
    const { method, path, output }: SiteOperation = siteOperations[name];
    const { id, version, body } = input as OperationInput;
    const sent = await this.#send(server, path.replace('{id}', encodeURIComponent(id ?? '')), {
      method,
      headers: {
        ...bearer(token),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!sent.ok) return sent;
    const { status, value } = sent.value;
    if (status >= 400) {
      const refused = refusalOf(status, value);
      return refused.ok ? ok({ kind: 'refused', problem: refused.value }) : refused;
    }
    const read = this.#read(output, value);
    return read.ok ? ok({ kind: 'done', value: read.value as SiteOutput<Name> }) : read;
  }

  async #ask(server: string, address: string, request: RequestInit): Promise<Result<unknown, SiteFailure>> {
    const sent = await this.#send(server, address, request);
    if (!sent.ok) return sent;
    const { status, value } = sent.value;
    return status < 400 ? ok(value) : err(failureOf(status));
  }

  async #send(
    server: string,
    address: string,
    request: RequestInit,
  ): Promise<Result<{ readonly status: number; readonly value: unknown }, SiteFailure>> {
    let response: Response;
    let text: string;
    try {
      // A redirect would carry the token to where nobody sent it.
      response = await this.#fetch(`${server}${address}`, {
        ...request,
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      this.#log.warn({ reason: reasonOf(error) }, 'the site server was not reached');
      return err(isCertificateRefusal(error) ? 'certificateRefused' : 'unreachable');
    }
    const value = text === '' ? null : parseJson(text);
    if (!response.ok) {
      const problem = problemSchema.safeParse(value);
      this.#log.warn(
        { status: response.status, code: problem.success ? problem.data.code : null },
        'the site server refused a request',
      );
    }
    return ok({ status: response.status, value });
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

/** The problem that a refusal names; a failure where nobody is signed in, or the server is in no state to answer. */
export function refusalOf(status: number, body: unknown): Result<Problem, SiteFailure> {
  const problem = problemSchema.safeParse(body);
  const isAnswer = problem.success && status < 500 && status !== 401;
  return isAnswer ? ok(problem.data) : err(failureOf(status));
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
