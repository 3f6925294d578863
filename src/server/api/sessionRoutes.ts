import { type Session, sessionSchema, signInSchema } from '../../shared/link/rest.ts';
import type { OpenedSession, Sessions } from '../session/sessions.ts';
import type { Metrics } from './metrics.ts';
import { type Route, refuse, retryAfter, route } from './route.ts';

/** Addresses of signing in and out (R-J05). */
export function sessionRoutes(parts: {
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  /** Hears of a session that was ended, so that its link ends too. */
  readonly onSignedOut: (tokenHash: string) => void;
}): Route[] {
  const signIn = route({
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Signs in',
    who: { kind: 'anyone' },
    body: signInSchema,
    answers: { 201: sessionSchema, 401: null, 429: null },
    async handle({ body, address }) {
      const opened = await parts.sessions.signIn({ ...body, address });
      if (opened.ok) {
        parts.metrics.count('valerus_sign_ins_total', { outcome: 'opened' });
        return { status: 201, body: bodyOf(opened.value) };
      }
      parts.metrics.count('valerus_sign_ins_total', { outcome: opened.error.kind });
      if (opened.error.kind === 'wrong') return refuse(401, 'UNAUTHENTICATED', 'wrong user or password');
      const headers = retryAfter(opened.error.retryAfterMs);
      return refuse(429, 'RATE_LIMITED', 'too many failed sign-ins', { headers });
    },
  });
  const signOut = route({
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'Signs out: the token is worthless from here on, and its link ends',
    who: { kind: 'user' },
    answers: { 204: null },
    async handle({ by }) {
      for (const tokenHash of await parts.sessions.signOut(by.tokenHash)) parts.onSignedOut(tokenHash);
      return { status: 204 };
    },
  });
  const renew = route({
    method: 'POST',
    path: '/api/v1/session/renew',
    summary: 'Gives a fresh token for one that has not ended; the link is told of it by `auth`',
    who: { kind: 'user' },
    answers: { 201: sessionSchema, 403: null },
    async handle({ by }) {
      const renewed = await parts.sessions.renew(by.tokenHash);
      return renewed
        ? { status: 201, body: bodyOf(renewed) }
        : refuse(403, 'FORBIDDEN', 'the password has to be given again before this token ends');
    },
  });
  return [signIn, signOut, renew];
}

function bodyOf({ token, expiresAt, user: { id, name, roles, rights } }: OpenedSession): Session {
  return { token, expiresAt, user: { id, name, roles, rights } };
}
