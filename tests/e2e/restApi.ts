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

/** Handles an alarm, ticks what its procedure wants and closes it, as one user. */
export async function closeAsHandled(
  site: SiteProcess,
  user: string,
  { id }: Pick<AlarmOnServer, 'id'>,
  reason: object = { reason: 'handled' },
): Promise<void> {
  await command(site, user, { name: 'alarm.handle', alarm: id });
  const ask = await site.as(user);
  const alarm = (await (await ask(`/api/v1/alarms/${id}`)).json()) as {
    readonly procedure: { readonly steps: readonly { readonly id: string }[] } | null;
  };
  for (const step of alarm.procedure?.steps ?? []) {
    await command(site, user, {
      name: 'alarm.step',
      alarm: id,
      args: { step: step.id, done: true, comment: 'Comprobado en la zona' },
    });
  }
  await command(site, user, { name: 'alarm.close', alarm: id, args: reason });
}
