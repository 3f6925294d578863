import type { SiteProcess } from './siteProcess.ts';

/** What the tests read of an alarm over REST. */
export interface AlarmOnServer {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly version: number;
}

/** The alarms that a user may see, open or closed. */
export async function alarmsOf(
  site: SiteProcess,
  user: string,
  state: 'open' | 'closed' = 'open',
): Promise<readonly AlarmOnServer[]> {
  const ask = await site.as(user);
  const answer = await ask(`/api/v1/alarms?state=${state}`);
  return ((await answer.json()) as { alarms: readonly AlarmOnServer[] }).alarms;
}

/** Runs a command as a user, by REST, and answers what the server said. */
export async function command(
  site: SiteProcess,
  user: string,
  body: { readonly name: string; readonly alarm: string; readonly args?: object },
): Promise<unknown> {
  const ask = await site.as(user);
  const answer = await ask('/api/v1/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), args: {}, ...body }),
  });
  return answer.json();
}
