import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Sessions } from '../session/sessions.ts';
import { bearerToken, tokenHash } from '../session/tokens.ts';
import type { PeopleStore } from '../store/contract.ts';
import { asStorageFailure, StorageFailure } from '../store/storageFailure.ts';
import { BodyReader, type BodyRefusal } from './bodyReader.ts';
import type { Metrics } from './metrics.ts';
import { fieldProblems } from './problems.ts';
import { type Answer, type RawBody, type Route, refuse, retryAfter } from './route.ts';

/** Bytes of a JSON body; the largest that the schemas let through is a definition with all its criteria. */
const jsonBytesMost = 1024 * 1024;

/** Levels of a JSON body: schemas that refer to themselves go as deep as their input, and the stack does not. */
const jsonDepthMost = 64;

/** What every address needs beside its own work. */
export interface HttpAppParts {
  readonly routes: readonly Route[];
  readonly sessions: Sessions;
  readonly people: PeopleStore;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Makes the HTTP side of the server from its table of addresses. */
export function createHttpApp(parts: HttpAppParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const bodies = new BodyReader();
  const methods = new Map<string, string[]>();
  for (const each of parts.routes) {
    methods.set(each.path, [...(methods.get(each.path) ?? []), each.method]);
    app.on(each.method, patternOf(each.path), async (context) => {
      const request = { params: context.req.param(), query: context.req.query() };
      const answer = await answerSafely(parts, each, bodies, context.env.incoming, request);
      return respond(parts, each.path, each.method, answer);
    });
  }
  for (const [path, allowed] of methods) {
    const headers = { allow: allowed.join(', ') };
    app.all(patternOf(path), (context) =>
      respond(parts, path, context.req.method, refuse(405, 'BAD_REQUEST', 'method not allowed', { headers })),
    );
  }
  app.notFound((context) =>
    respond(parts, 'none', context.req.method, refuse(404, 'NOT_FOUND', 'no such address')),
  );
  return app;
}

/** The address as the router writes it. */
function patternOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1');
}

async function answerSafely(
  parts: HttpAppParts,
  each: Route,
  bodies: BodyReader,
  incoming: IncomingMessage,
  request: { readonly params: Record<string, string>; readonly query: Record<string, string> },
): Promise<Answer> {
  try {
    return await answer(parts, each, bodies, incoming, request);
  } catch (thrown: unknown) {
    const error = asStorageFailure(thrown);
    if (error instanceof StorageFailure) {
      parts.logger.warn({ reason: error.message, route: each.path }, 'the store refused a request');
      const headers = retryAfter(5_000);
      return refuse(503, 'UNAVAILABLE', 'the server cannot reach its disk; nothing was changed', { headers });
    }
    const requestId = randomUUID();
    parts.logger.error({ err: error, requestId, route: each.path, method: each.method }, 'request failed');
    return refuse(500, 'INTERNAL', `internal error; the server's log tells more under ${requestId}`);
  }
}

async function answer(
  parts: HttpAppParts,
  each: Route,
  bodies: BodyReader,
  incoming: IncomingMessage,
  request: { readonly params: Record<string, string>; readonly query: Record<string, string> },
): Promise<Answer> {
  const caller = await identify(parts, each, incoming);
  if ('refusal' in caller) return caller.refusal;
  const query = each.query?.safeParse(request.query);
  if (query && !query.success) return invalid(query.error, request.query);
  const run = (body: unknown): Promise<Answer> | Answer =>
    each.handle({
      by: caller.by as never,
      params: request.params,
      query: query?.data,
      body: body as never,
      headers: incoming.headers,
      address: incoming.socket.remoteAddress ?? 'unknown',
    });
  if (!each.body) return run(undefined);
  const { body: wanted } = each;
  const wrongType = refuseType(incoming, 'raw' in wanted ? wanted.raw : ['application/json']);
  if (wrongType) return wrongType;
  const bytesMost = 'raw' in wanted ? wanted.bytesMost : jsonBytesMost;
  return bodies.read(incoming, bytesMost, async (body) => {
    if (!body.ok) return refuseBody(body.error, bytesMost);
    if ('raw' in wanted) return run(body.value);
    const read = readJson(wanted, body.value);
    return 'refusal' in read ? read.refusal : run(read.value);
  });
}

async function identify(
  { sessions, people }: HttpAppParts,
  { who }: Route,
  incoming: IncomingMessage,
): Promise<{ readonly by: unknown } | { readonly refusal: Answer }> {
  if (who.kind === 'anyone') return { by: null };
  const token = bearerToken(incoming.headers.authorization);
  if (who.kind === 'partner') {
    const partner = token === null ? null : await people.partnerOf(tokenHash(token));
    return partner ? { by: partner } : { refusal: unauthenticated('token of an integration partner needed') };
  }
  const authenticated = token === null ? null : await sessions.authenticate(token);
  if (!authenticated) return { refusal: unauthenticated('sign in first, or again') };
  const { rights } = who;
  if (rights && !rights.some((right) => authenticated.user.rights.includes(right))) {
    return { refusal: refuse(403, 'FORBIDDEN', `needs the right ${rights.join(' or ')}`) };
  }
  return { by: authenticated };
}

function unauthenticated(message: string): Answer {
  return refuse(401, 'UNAUTHENTICATED', message, { headers: { 'www-authenticate': 'Bearer' } });
}

function refuseType(incoming: IncomingMessage, types: RawBody['raw']): Answer | null {
  const type = (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const encoding = incoming.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return refuse(415, 'UNSUPPORTED_TYPE', 'compressed bodies are not taken');
  if (types.includes('*') || types.includes(type)) return null;
  return refuse(415, 'UNSUPPORTED_TYPE', `content type must be ${types.join(' or ')}`);
}

function refuseBody(refusal: BodyRefusal, bytesMost: number): Answer {
  switch (refusal) {
    case 'tooLarge':
      return refuse(413, 'TOO_LARGE', `the body may have ${bytesMost} bytes at most`);
    case 'busy':
      return refuse(429, 'RATE_LIMITED', 'too much is coming in at once', { headers: retryAfter(1_000) });
    case 'aborted':
      return refuse(400, 'BAD_REQUEST', 'the body ended early');
  }
}

function readJson(
  schema: z.ZodType,
  bytes: Buffer,
): { readonly value: unknown } | { readonly refusal: Answer } {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { refusal: refuse(400, 'BAD_REQUEST', 'the body is not JSON in UTF-8') };
  }
  if (isDeeperThan(input, jsonDepthMost)) {
    return { refusal: refuse(400, 'BAD_REQUEST', `the body is nested deeper than ${jsonDepthMost} levels`) };
  }
  const parsed = schema.safeParse(input);
  return parsed.success ? { value: parsed.data } : { refusal: invalid(parsed.error, input) };
}

function isDeeperThan(input: unknown, most: number): boolean {
  let level = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return false;
}

function invalid(error: z.ZodError, input: unknown): Answer {
  return refuse(422, 'INVALID', 'some fields break a rule', { problems: fieldProblems(error, input) });
}

function respond(parts: HttpAppParts, path: string, method: string, answer: Answer): Response {
  parts.metrics.count('valerus_http_requests_total', { route: path, method, status: answer.status });
  // A plain object: names are in lower case everywhere, and the listener takes it as it is.
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  };
  const written = answer.text ?? answer.bytes ?? answer.stream;
  if (written) {
    headers['content-type'] = written.contentType;
    return new Response(written.content, { status: answer.status, headers });
  }
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  headers['content-type'] = 'application/json; charset=utf-8';
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
