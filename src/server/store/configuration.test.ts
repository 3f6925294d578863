import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { definitionBody, type EngineSite, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import type { ConfigurationBody } from '../../shared/link/configuration.ts';

let site: EngineSite;

beforeEach(async () => {
  site = await openEngineSite({
    definitions: [{ name: 'Intruso', procedure: 'intrusion', relatedResources: ['cam2'] }],
  });
});

afterEach(() => site.remove());

const night: ConfigurationBody<'schedules'> = { name: 'Noche', weekly: [], exceptions: [] };

describe('writing', () => {
  test('what is created is listed by name with version 1, and each change counts one on', async () => {
    const { configuration } = site.store;
    const created = await configuration.create('schedules', night);
    const id = 'id' in created ? created.id : '';
    expect(created).toEqual({ ...night, id, version: 1 });
    expect(await configuration.replace('schedules', id, 1, { ...night, name: 'Madrugada' })).toMatchObject({
      name: 'Madrugada',
      version: 2,
    });
    expect((await configuration.list('schedules')).map(({ name }) => name)).toEqual(['Always', 'Madrugada']);
    expect(await configuration.get('schedules', id)).toMatchObject({ name: 'Madrugada', version: 2 });
    expect(await configuration.remove('schedules', id, 2)).toBeNull();
    expect(await configuration.get('schedules', id)).toBeNull();
  });

  test('a change of an old version is refused with the present one, a change of nothing as not found', async () => {
    const { configuration } = site.store;
    await configuration.create('schedules', night, 'night');
    await configuration.replace('schedules', 'night', 1, night);
    expect(await configuration.replace('schedules', 'night', 1, night)).toEqual({
      kind: 'stale',
      version: 2,
    });
    expect(await configuration.remove('schedules', 'night', 1)).toEqual({ kind: 'stale', version: 2 });
    expect(await configuration.replace('schedules', 'none', 1, night)).toEqual({ kind: 'notFound' });
    expect(await configuration.remove('schedules', 'none', 1)).toEqual({ kind: 'notFound' });
  });

  test('R-C02 R-D02 a name is unique without regard to case, and an id as well', async () => {
    const { configuration } = site.store;
    await configuration.create('schedules', night, 'night');
    const twin = { ...night, name: ' NOCHE' };
    expect(await configuration.create('schedules', twin)).toEqual({
      kind: 'duplicateName',
      field: 'name',
      name: 'Noche',
    });
    expect(await configuration.replace('schedules', 'always', 1, night)).toMatchObject({
      kind: 'duplicateName',
    });
    expect(await configuration.create('schedules', { ...night, name: 'Otra' }, 'night')).toEqual({
      kind: 'duplicateName',
      field: 'id',
      name: 'night',
    });
    // In another collection the same name is free, and a thing may keep its own.
    expect(await configuration.create('roles', { name: 'Noche', rights: [] })).toMatchObject({ version: 1 });
    expect(await configuration.replace('schedules', 'night', 1, night)).toMatchObject({ version: 2 });
  });

  test('R-B03 a name by which events call a device belongs to one device', async () => {
    const { configuration } = site.store;
    const door = { name: 'Puerta', kind: 'door' as const, externalIds: ['cam1-external'], video: null };
    expect(await configuration.create('resources', door)).toEqual({
      kind: 'duplicateName',
      field: 'externalIds',
      name: 'cam1-external',
    });
    expect(
      await configuration.create('resources', { ...door, externalIds: ['p', 'p'] }, 'door'),
    ).toMatchObject({
      version: 1,
    });
    await configuration.replace('resources', 'door', 1, { ...door, externalIds: [] });
    const { resourceByExternalId, resources } = await configuration.load();
    expect(Object.fromEntries(resourceByExternalId)).toEqual({
      cam1: 'cam1',
      cam2: 'cam2',
      door: 'door',
      'cam1-external': 'cam1',
      'cam2-external': 'cam2',
    });
    expect(resources.get('door')).toEqual({ id: 'door', name: 'Puerta', kind: 'door', hasVideo: false });
  });
});

describe('references', () => {
  test.each([
    { field: 'schedule', changed: { schedule: 'none' } },
    { field: 'procedure', changed: { procedure: 'none' } },
    { field: 'relatedResources', changed: { relatedResources: ['cam1', 'none'] } },
    { field: 'recipients.roles', changed: { recipients: { roles: ['none'], users: [] } } },
    { field: 'recipients.users', changed: { recipients: { roles: [], users: ['none'] } } },
    {
      field: 'trigger.resources',
      changed: { trigger: { kind: 'site' as const, events: 'all' as const, resources: ['none'] } },
    },
    {
      field: 'trigger.partner',
      changed: {
        trigger: {
          kind: 'partner' as const,
          partnerType: 'lpr' as const,
          partner: 'none',
          criteria: { all: [] },
        },
      },
    },
  ])('a definition that names an unknown thing in $field is refused', async ({ field, changed }) => {
    const body = definitionBody({ name: 'Otra', ...changed });
    expect(await site.store.configuration.create('definitions', body)).toEqual({
      kind: 'unknownReference',
      field,
      id: 'none',
    });
  });

  test('a user with an unknown role is refused', async () => {
    const user = { name: 'eva', enabled: true, roles: ['none'] };
    expect(await site.store.configuration.create('users', user)).toMatchObject({
      kind: 'unknownReference',
      field: 'roles',
    });
  });

  test.each([
    { collection: 'procedures', id: 'intrusion', by: ['Intruso'] },
    { collection: 'resources', id: 'cam2', by: ['Intruso'] },
    { collection: 'roles', id: 'operators', by: ['Intruso', 'ana', 'luis'] },
    { collection: 'schedules', id: 'always', by: ['every new definition', 'Intruso'] },
  ] as const)(
    'R-C01 what is in use cannot be removed: $collection $id names who uses it',
    async ({ collection, id, by }) => {
      expect(await site.store.configuration.remove(collection, id, 1)).toEqual({ kind: 'inUse', by });
    },
  );

  test('what is not in use can: a device, a partner, a user with his sessions', async () => {
    const { configuration, people } = site.store;
    await people.openSession({
      tokenHash: 't',
      user: 'carla',
      device: 'd',
      expiresAt: '2027-01-01T00:00:00.000Z',
    });
    expect(await configuration.remove('resources', 'cam1', 1)).toBeNull();
    expect(await configuration.remove('partners', 'vms', 1)).toBeNull();
    expect(await configuration.remove('users', 'carla', 1)).toBeNull();
    expect(await people.session('t', '2026-03-02T08:00:00.000Z')).toBeNull();
  });
});

describe('the site', () => {
  test('R-A01 it has a name, a time zone and a tier that can be changed, and an epoch that cannot', async () => {
    const { configuration } = site.store;
    const { epoch, tier, version } = await configuration.site();
    expect(tier).toBe('enterprise');
    await configuration.changeSite({});
    await configuration.changeSite({ name: 'Terminal', timeZone: 'America/Santiago', tier: 'pro' });
    expect(await configuration.site()).toEqual({
      alarmRetentionDays: 365,
      eventRetentionDays: 90,
      name: 'Terminal',
      timeZone: 'America/Santiago',
      tier: 'pro',
      epoch,
      version: version + 1,
    });
    expect((await configuration.load()).site.tier).toBe('pro');
  });
});
