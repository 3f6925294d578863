import { afterEach, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import type { Audience } from '../../shared/domain/audience.ts';

const operators: Audience = { roles: ['operators'], users: [] };
const wing: Audience = { roles: ['wing'], users: ['luis'] };
let site: EngineSite;

afterEach(() => site.remove());

async function raise(count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => incoming(`event-${index}`));
  expect((await site.engine.accept(events)).ok).toBe(true);
}

async function giveTo(recipients: Audience): Promise<void> {
  const { configuration } = site.store;
  const stored = await configuration.get('definitions', 'Intruso');
  if (!stored) {
    throw new Error('the definition is gone');
  }
  await configuration.replace('definitions', stored.id, stored.version, {
    ...stored,
    recipients: { roles: [...recipients.roles], users: [...recipients.users] },
  });
}

test('R-D10 all open alarms of the definition change, in as many groups as it takes, each once', async () => {
  site = await openEngineSite();
  await raise(450);
  await giveTo(wing);
  await site.engine.configurationChanged({ id: 'boss', name: 'Boss' });
  const changed = site.changes.filter(({ kind }) => kind === 'audienceChanged');
  expect(changed).toHaveLength(450);
  expect(new Set(changed.map(({ alarm }) => alarm.id)).size).toBe(450);
  expect(changed[0]).toMatchObject({
    audienceBefore: operators,
    actor: { id: 'boss', name: 'Boss' },
    alarm: { version: 2, audience: wing, state: 'new' },
  });
  expect((await site.alarms()).every(({ audience }) => audience.roles[0] === 'wing')).toBe(true);
  expect((await site.store.alarms.open(await site.user('ana'))).alarms).toHaveLength(0);
  expect((await site.store.alarms.open(await site.user('carla'))).alarms).toHaveLength(450);
  await site.engine.configurationChanged();
  expect(site.changes.filter(({ kind }) => kind === 'audienceChanged')).toHaveLength(450);
});

test('R-D10 R-G08 a change that a stop came in between takes effect with the next start', async () => {
  site = await openEngineSite();
  await raise(2);
  await giveTo(wing);
  const { folder, clock } = site;
  await site.close();
  site = await openEngineSite({ folder, clock });
  expect(site.changes.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['audienceChanged', null],
    ['audienceChanged', null],
  ]);
});

test('R-D10 alarms of a definition that was removed keep their recipients', async () => {
  site = await openEngineSite();
  await raise(1);
  await site.store.configuration.remove('definitions', 'Intruso', 1);
  await site.engine.configurationChanged();
  expect((await site.alarms()).map(({ audience, version }) => [audience, version])).toEqual([[operators, 1]]);
});

test('R-D10 the assignee who receives it no longer loses it to whoever does', async () => {
  site = await openEngineSite();
  await raise(1);
  const [ana, carla] = await Promise.all([site.user('ana'), site.user('carla')]);
  const [alarm] = await site.alarms();
  const target = { alarm: alarm?.id ?? '' };
  const id = (last: number) => `0194f7a0-0000-7000-8000-00000000000${last}`;
  await site.engine.run(ana, { id: id(1), name: 'alarm.handle', ...target, args: {} });
  await giveTo(wing);
  await site.engine.configurationChanged();
  const close = { name: 'alarm.close', ...target, args: { reason: 'handled' } } as const;
  expect(await site.engine.run(ana, { id: id(2), ...close })).toMatchObject({ code: 'NOT_FOUND' });
  const assign = { name: 'alarm.assign', ...target, args: { user: 'carla' } } as const;
  expect(await site.engine.run(carla, { id: id(3), ...assign })).toMatchObject({ t: 'ack' });
  expect(await site.engine.run(carla, { id: id(4), ...close })).toMatchObject({ t: 'ack' });
});
