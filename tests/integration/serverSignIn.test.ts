import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../src/shared/link/rest.ts';
import { type Answer, RunningSite } from '../helpers/runningSite.ts';

let site: RunningSite;

beforeAll(async () => {
  site = await RunningSite.start();
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function refusal(answer: Answer): { status: number; code: string } {
  return { status: answer.status, code: problemSchema.parse(answer.body).code };
}

const signIn = (user: string, password: string, at = site) =>
  at.request('POST', '/api/v1/session', { body: { user, password, device: 'test' } });

test('R-J05 a wrong password and an unknown user get the same answer', async () => {
  const [wrong, unknown] = await Promise.all([signIn('supervisor', 'wrong'), signIn('nobody', 'wrong')]);
  expect(refusal(wrong)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  expect(unknown.body).toEqual(wrong.body);
});

test('R-J05 after repeated failures even the right password has to wait; other users need not', async () => {
  for (let failure = 0; failure < 5; failure += 1) {
    expect((await signIn('operador2', 'wrong')).status).toBe(401);
  }
  const refused = await signIn('OPERADOR2', 'valerus-demo');
  expect(refusal(refused)).toEqual({ status: 429, code: 'RATE_LIMITED' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20);
  expect((await signIn('operadora3', 'valerus-demo')).status).toBe(201);
});

test('R-J05 guesses that are sent at once gain nothing', async () => {
  const other = await RunningSite.start();
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('operador1', 'wrong', other)));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  await other.end();
});

test('R-J05 one address that fails under many names is slowed down under any name', async () => {
  const other = await RunningSite.start();
  for (let guess = 0; guess < 20; guess += 1) {
    expect((await signIn(`guess${guess}`, 'wrong', other)).status).toBe(401);
  }
  expect((await signIn('operador1', 'valerus-demo', other)).status).toBe(429);
  await other.end();
});

test('R-J05 no address that needs a user answers without one', async () => {
  const { body } = await site.request('GET', '/api/v1/openapi.json');
  const addresses = Object.entries<Record<string, { security: object[] }>>(body.paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, { security }]) => ({
        path,
        method: method.toUpperCase(),
        security,
      })),
  );
  const closed = addresses.filter(({ security }) => security.length > 0);
  expect(closed.length).toBeGreaterThan(40);
  for (const { path, method } of closed) {
    const answer = await site.request(method, path.replaceAll('{id}', 'x'), { token: 'wrong' });
    expect({ path, method, ...refusal(answer) }).toEqual({
      path,
      method,
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  }
});
