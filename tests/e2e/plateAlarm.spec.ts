import { plateDefinition, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import type { SiteProcess } from './siteProcess.ts';

interface StoredUser {
  readonly id: string;
  readonly name: string;
}

async function definePlateAlarm(site: SiteProcess, plate: string, names: readonly string[]): Promise<void> {
  const admin = await site.as('admin');
  const { items } = (await (await admin('/api/v1/users')).json()) as { items: readonly StoredUser[] };
  const users = items.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  const answer = await admin('/api/v1/definitions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plateDefinition(plate, users)),
  });
  expect(answer.status).toBe(201);
}

test('R-D10 R-E02 R-E08 R-E09 R-E16 R-G01 R-G03 R-G05 R-G06 R-G07 a plate alarm goes from the outside world to a record that stands', async ({
  site,
  openWorkstation,
}) => {
  await definePlateAlarm(site, '7301JKL', ['operador1', 'operador2']);
  const first = await openWorkstation('first');
  const second = await openWorkstation('second');
  const third = await openWorkstation('third');
  await first.signIn('operador1');
  await second.signIn('operador2');
  await third.signIn('operadora3');

  const posted = await site.post('/ingest/v1/lpr/rekor', rekorGroup('7301JKL'));
  expect(posted.status).toBe(202);

  const alarm = /Vehículo buscado 7301JKL/;
  await expect(first.row(alarm)).toBeVisible({ timeout: 1_000 });
  await expect(second.row(alarm)).toBeVisible({ timeout: 1_000 });
  await expect(first.row(alarm)).toContainText('LPR · 7301JKL');

  await first.handle(alarm);
  await expect(first.row(alarm)).toContainText('En curso');
  await expect(second.row(alarm)).toContainText('operador1');
  // The second operator had the row before him and is a moment late: the command goes out by its own way.
  const late = await site.as('operador2');
  const open = (await (await late('/api/v1/alarms')).json()) as {
    alarms: readonly { id: string; name: string }[];
  };
  const id = open.alarms.find(({ name }) => alarm.test(name))?.id ?? '';
  const refused = await late('/api/v1/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), name: 'alarm.handle', alarm: id, args: {} }),
  });
  expect(await refused.json()).toMatchObject({
    code: 'ALREADY_ASSIGNED',
    alarm: { assignee: { name: 'operador1' } },
  });
  await expect(second.row(alarm).getByRole('button', { name: /^Manejar/ })).toHaveCount(0);
  await expect(third.row(alarm)).toHaveCount(0);

  await first.row(alarm).click();
  await first.closeAlarm.click();
  await expect(first.dialog).toContainText('Razón para cerrar');
  await first.dialog.getByRole('radio', { name: 'Falsa alarma' }).check({ force: true });
  await first.dialog.getByRole('textbox').fill('Matrícula mal leída');
  await first.dialog.getByRole('button', { name: /^Cerrar alarma/ }).click();
  await expect(first.row(alarm)).toHaveCount(0);
  await expect(second.row(alarm)).toHaveCount(0);

  const closed = (await (await late('/api/v1/alarms?state=closed')).json()) as {
    alarms: readonly object[];
  };
  expect(closed.alarms).toMatchObject([
    { id, closing: { reason: 'false', text: 'Matrícula mal leída', by: { name: 'operador1' } } },
  ]);
  const stranger = await site.as('operadora3');
  expect((await stranger(`/api/v1/alarms/${id}`)).status).toBe(404);
  const { journal } = (await (await late(`/api/v1/alarms/${id}/history`)).json()) as {
    journal: readonly object[];
  };
  expect(journal).toMatchObject([
    { kind: 'raised', actor: null, from: null, to: 'new' },
    { kind: 'handled', actor: { name: 'operador1' }, from: 'new', to: 'inProgress' },
    {
      kind: 'closed',
      actor: { name: 'operador1' },
      from: 'inProgress',
      to: 'closed',
      comment: 'Matrícula mal leída',
    },
  ]);
});
