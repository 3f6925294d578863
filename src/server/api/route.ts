import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Right } from '../../shared/domain/audience.ts';
import type { Problem } from '../../shared/link/rest.ts';
import type { Authenticated } from '../session/sessions.ts';

/** What an address answers. A `body` goes out as JSON, a `text` and `bytes` as they are, a `stream` as fast as it is taken. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: { readonly contentType: string; readonly content: string };
  readonly bytes?: { readonly contentType: string; readonly content: Uint8Array<ArrayBuffer> };
  readonly stream?: { readonly contentType: string; readonly content: ReadableStream<Uint8Array> };
  readonly headers?: Readonly<Record<string, string>>;
}

/** A partner that was recognised by its token. */
export interface IntegrationPartner {
  readonly id: string;
  readonly name: string;
}

/** Who may call an address: anyone, a signed-in user (with one of the rights, where they are named), or a partner system. */
export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'user'; readonly rights?: readonly Right[] }
  | { readonly kind: 'partner' };

/** Who called, as the kind of caller says. */
export type CalledBy<Who extends Caller> = Who['kind'] extends 'user'
  ? Authenticated
  : Who['kind'] extends 'partner'
    ? IntegrationPartner
    : null;

/** A request that was let through: its caller is known, its query and body fit their schemas. */
export interface ApiRequest<Who extends Caller, Query, Body> {
  readonly by: CalledBy<Who>;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly headers: IncomingMessage['headers'];
  /** Where the request came from; never what a header claims. */
  readonly address: string;
}

/** A body that the handler reads itself. */
export interface RawBody {
  readonly raw: readonly string[];
  readonly bytesMost: number;
}

/** One address with all that is known of it: the server runs it and its OpenAPI document is made from it. */
export interface Route<
  Who extends Caller = Caller,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType | RawBody = z.ZodType | RawBody,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for what varies. */
  readonly path: string;
  readonly summary: string;
  readonly who: Who;
  readonly query?: Query;
  readonly body?: Body;
  readonly headers?: readonly string[];
  /** Schema of each answer by status; `null` for one without a body. Refusals that every address has are not listed. */
  readonly answers: Readonly<Record<number, z.ZodType | string | null>>;
  handle(
    request: ApiRequest<Who, z.output<Query>, Body extends z.ZodType ? z.output<Body> : Buffer>,
  ): Promise<Answer> | Answer;
}

/** Describes an address; the types of its query and body follow from their schemas. */
export function route<
  const Who extends Caller,
  Query extends z.ZodType = z.ZodType<undefined>,
  Body extends z.ZodType | RawBody = z.ZodType<undefined>,
>(definition: Route<Who, Query, Body>): Route {
  // The server calls a handler only with what its own schemas made, so the narrower type holds.
  return definition as unknown as Route;
}

/** Refuses a request. */
export function refuse(
  status: number,
  code: Problem['code'],
  message: string,
  more: { readonly problems?: Problem['problems']; readonly headers?: Answer['headers'] } = {},
): Answer {
  const body: Problem = { code, message, ...(more.problems && { problems: more.problems }) };
  return { status, body, ...(more.headers && { headers: more.headers }) };
}

/** A `Retry-After` header in whole seconds, at least one. */
export function retryAfter(delayMs: number): { readonly 'retry-after': string } {
  return { 'retry-after': String(Math.max(1, Math.ceil(delayMs / 1000))) };
}
