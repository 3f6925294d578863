import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  definitionBody,
  type EngineSite,
  type EngineSiteOptions,
  incoming,
  openEngineSite,
} from '../../../tests/helpers/engineSite.ts';

let site: EngineSite;

async function open(options?: EngineSiteOptions): Promise<EngineSite> {
  site = await openEngineSite(options);
  return site;
}

afterEach(() => site.remove());

const onePixel = Buffer.from('ffd8ffe000104a464946', 'hex').toString('base64');

describe('what is raised', () => {
  test('R-B02 an event that no definition wants is recorded and raises nothing', async () => {
    const { engine, changes } = await open();
    const accepted = await engine.accept([incoming('1', { kind: 'external.radar' })]);
    expect(accepted).toMatchObject({ ok: true, value: [{ duplicate: false }] });
    expect(changes).toEqual([]);
    expect(await site.alarms()).toEqual([]);
  });

  test('R-B02 an alarm points at its event and says what it was raised with', async () => {
    const { engine, alarms } = await open({
      definitions: [
        {
          name: 'Intruso',
          relatedResources: ['cam2', 'cam1'],
          procedure: 'intrusion',
          escalateAfterSeconds: 60,
        },
      ],
    });
    const accepted = await engine.accept([incoming('1', { subject: 'cam1-external', message: 'Zona A' })]);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({
      number: 1001,
      version: 1,
      name: 'Intruso',
      state: 'new',
      event: {
        id: accepted.ok && accepted.value[0]?.id,
        kind: 'camera.motion',
        source: 'vms',
        phase: 'start',
      },
      occurredAt: '2026-03-02T08:00:00.000Z',
      raisedAt: '2026-03-02T08:00:00.000Z',
      escalateAt: '2026-03-02T08:01:00.000Z',
      expireAt: null,
      additional: { message: 'Zona A', plate: null },
      procedure: { name: 'Intrusión', steps: [{ id: 's1', done: null }] },
      count: 1,
    });
    expect(alarm?.resources.map(({ id, trigger, hasVideo }) => [id, trigger, hasVideo])).toEqual([
      ['cam1', true, true],
      ['cam2', false, true],
    ]);
  });

  test('R-D08 an alarm of a device that nobody knows shows the related ones alone; one that says nothing more has no information', async () => {
    const { engine, alarms } = await open({ definitions: [{ name: 'Intruso', relatedResources: ['cam2'] }] });
    await engine.accept([incoming('1', { subject: 'unheard-of' }), incoming('2', { subject: null })]);
    for (const alarm of await alarms()) {
      expect(alarm.resources.map(({ id, trigger }) => [id, trigger])).toEqual([['cam2', false]]);
      expect(alarm.additional).toBeNull();
    }
  });

  test('R-D02 R-D03 a disabled definition and one outside its schedule raise nothing', async () => {
    const { engine, store, alarms } = await open({ definitions: [{ name: 'Apagada', enabled: false }] });
    const monday = [{ weekday: 1, fromMinute: 20 * 60, toMinute: 22 * 60 }];
    await store.configuration.create('schedules', { name: 'Noche', weekly: monday, exceptions: [] }, 'night');
    await store.configuration.changeSite({ timeZone: 'Europe/Madrid' });
    await store.configuration.create(
      'definitions',
      definitionBody({ name: 'Noche', schedule: 'night' }),
      'night',
    );
    await engine.configurationChanged();
    await engine.accept([incoming('1')]);
    expect(await alarms()).toEqual([]);
    // 20:30 in Madrid.
    site.clock.advance(11.5 * 3600);
    await engine.accept([incoming('2'), incoming('3')]);
    expect((await alarms()).map(({ name }) => name)).toEqual(['Noche', 'Noche']);
  });

  test('R-C02 R-C10 a disabled procedure is not shown; a later edit changes no alarm that is there', async () => {
    const { engine, store, alarms } = await open({
      definitions: [{ name: 'Intruso', procedure: 'intrusion' }],
    });
    await engine.accept([incoming('1')]);
    const procedure = await store.configuration.get('procedures', 'intrusion');
    if (!procedure) {
      throw new Error('no procedure');
    }
    await store.configuration.replace('procedures', 'intrusion', 1, { ...procedure, enabled: false });
    await engine.configurationChanged();
    await engine.accept([incoming('2')]);
    expect((await alarms()).map((alarm) => alarm.procedure?.name ?? null)).toEqual(['Intrusión', null]);
  });

  test('R-D16 R-D18 an LPR definition hears its own partner alone', async () => {
    const { engine, alarms } = await open({
      definitions: [
        {
          name: 'Lista negra',
          trigger: {
            kind: 'partner',
            partnerType: 'lpr',
            partner: 'lpr',
            criteria: { parameter: 'list', operator: 'equals', value: 'Blacklist' },
          },
        },
      ],
    });
    const plate = {
      kind: 'lpr.plate',
      phase: 'pulse',
      plate: { text: '4821KLM', list: 'Blacklist' },
    } as const;
    await engine.accept([incoming('1', plate), { ...incoming('2', plate), partner: 'lpr' }]);
    expect(await alarms()).toMatchObject([
      { name: 'Lista negra', additional: { plate: { text: '4821KLM' } } },
    ]);
  });

  test('R-E11 the count is how often a definition raised in the 30 days up to the alarm', async () => {
    const { engine, alarms, clock } = await open();
    await engine.accept([incoming('1'), incoming('2')]);
    clock.advance(29 * 86_400);
    await engine.accept([incoming('3')]);
    clock.advance(2 * 86_400);
    await engine.accept([incoming('4'), incoming('5')]);
    expect((await alarms()).map(({ count }) => count)).toEqual([1, 2, 3, 2, 3]);
  });

  test('R-F06 pictures are put on disk by their content before the event is, and the same one once', async () => {
    const { engine, alarms, folder } = await open();
    const images = [{ name: 'plate', contentType: 'image/jpeg', base64: onePixel }];
    await engine.accept([incoming('1', { images }), incoming('2', { images })]);
    const [first, second] = await alarms();
    const id = first?.additional?.images[0]?.id ?? '';
    expect(first?.additional?.images).toEqual([{ id, name: 'plate', contentType: 'image/jpeg' }]);
    expect(second?.additional?.images[0]?.id).toBe(id);
    expect(existsSync(path.join(folder, 'files', id.slice(0, 2), id))).toBe(true);
  });
});

test('more than one transaction holds goes into several, in the order in which it came', async () => {
  const { engine, alarms } = await open({ limits: { groupMost: 50 } });
  const batches = [0, 1, 2].map((batch) =>
    Array.from({ length: 40 }, (_, index) => incoming(`${batch}-${index}`)),
  );
  const accepted = await Promise.all(batches.map((batch) => engine.accept(batch)));
  const ids = accepted.flatMap((answer) => (answer.ok ? answer.value.map(({ id }) => id) : []));
  expect((await alarms()).map(({ event }) => event.id)).toEqual(ids);
});

describe('duplicates', () => {
  test('R-B04 the same event in one batch, in two at once and after a restart is recorded and raised once', async () => {
    const { engine, folder, clock } = await open();
    const [batch, ...others] = await Promise.all([
      engine.accept([incoming('1'), incoming('1')]),
      engine.accept([incoming('1')]),
      engine.accept([incoming('1', { kind: 'door.forced' })]),
    ]);
    const id = batch.ok && batch.value[0]?.id;
    expect(batch).toEqual({
      ok: true,
      value: [
        { id, duplicate: false },
        { id, duplicate: true },
      ],
    });
    for (const other of others) {
      expect(other).toEqual({ ok: true, value: [{ id, duplicate: true }] });
    }
    await site.close();
    site = await openEngineSite({ folder, clock });
    expect(await site.engine.accept([incoming('1')])).toEqual({ ok: true, value: [{ id, duplicate: true }] });
    expect(await site.alarms()).toHaveLength(1);
    expect(site.engine.figures()).toMatchObject({ eventsAccepted: 0, eventsDuplicate: 1, alarmsRaised: 0 });
  });

  test('R-B04 the same id of another source is another event', async () => {
    const { engine, alarms } = await open();
    await engine.accept([incoming('1'), incoming('1', { source: 'another' })]);
    expect(await alarms()).toHaveLength(2);
  });
});
