import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  definitionBody,
  type EngineSite,
  incoming,
  openEngineSite,
} from '../../../tests/helpers/engineSite.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { ConfigurationBody } from '../../shared/link/configuration.ts';
import { type Preview, previewSchema } from '../../shared/link/definitionPreview.ts';
import { previewDefinition } from './definitionPreview.ts';

let site: EngineSite;
let count = 0;

beforeEach(async () => {
  site = await openEngineSite({ definitions: [] });
  await site.store.configuration.changeSite({ timeZone: 'Europe/Madrid' });
});

afterEach(() => site.remove());

async function at(instant: string, changed: Partial<NormalisedEvent> = {}, partner = 'vms'): Promise<void> {
  site.clock.set(instant);
  count += 1;
  const event = { ...incoming(`preview-${count}`, { subject: 'cam1-external', ...changed }), partner };
  expect((await site.engine.accept([event])).ok).toBe(true);
}

async function preview(
  changed: Partial<ConfigurationBody<'definitions'>>,
  days = 7,
  withinMs = 60_000,
): Promise<Preview> {
  const made = await previewDefinition(definitionBody({ name: 'Prueba', ...changed }), days, {
    history: site.store.eventHistory,
    configuration: await site.store.configuration.load(),
    now: site.clock.now(),
    withinMs,
  });
  return previewSchema.parse(made);
}

describe('preview', () => {
  test('R-D20 it counts what the definition would have raised, by days of the site, and shows the latest', async () => {
    await at('2026-03-01T12:00:00.000Z');
    // 00:30 of the next day in Madrid.
    await at('2026-03-03T23:30:00.000Z');
    await at('2026-03-04T08:00:00.000Z', { phase: 'end' });
    await at('2026-03-04T09:00:00.000Z', { kind: 'door.forced' });
    await at('2026-03-04T10:00:00.000Z', { subject: 'cam2' });
    const answer = await preview({
      enabled: false,
      trigger: { kind: 'site', events: ['camera.motion'], resources: ['cam1', 'cam2'] },
    });
    expect(answer).toMatchObject({
      total: 3,
      eventsSeen: 5,
      isComplete: true,
      from: '2026-02-25T10:00:00.000Z',
      to: '2026-03-04T10:00:00.000Z',
    });
    expect(answer.days).toHaveLength(8);
    expect(answer.days.filter((day) => day.count > 0)).toEqual([
      { date: '2026-03-01', count: 1 },
      { date: '2026-03-04', count: 2 },
    ]);
    expect(answer.examples.map(({ resource, at: cameAt }) => [resource?.id, cameAt])).toEqual([
      ['cam2', '2026-03-04T10:00:00.000Z'],
      ['cam1', '2026-03-03T23:30:00.000Z'],
      ['cam1', '2026-03-01T12:00:00.000Z'],
    ]);
  });

  test('R-D20 what lies before the days that were asked for does not count', async () => {
    await at('2026-03-01T10:00:00.000Z');
    await at('2026-03-03T09:59:59.999Z');
    await at('2026-03-03T10:00:00.000Z');
    await at('2026-03-04T10:00:00.000Z');
    expect(await preview({}, 1)).toMatchObject({ total: 2, eventsSeen: 2 });
  });

  test('R-D20 R-D03 outside its schedule it would have raised nothing', async () => {
    const monday = { weekday: 1, fromMinute: 8 * 60, toMinute: 16 * 60 };
    const night = { name: 'Lunes', weekly: [monday], exceptions: [] };
    await site.store.configuration.create('schedules', night, 'monday');
    await at('2026-03-02T06:59:59.000Z');
    await at('2026-03-02T07:00:00.000Z');
    await at('2026-03-02T15:00:00.000Z');
    expect((await preview({ schedule: 'monday' })).total).toBe(1);
  });

  test('R-D20 R-D18 criteria of a partner are tried on its events alone', async () => {
    const plate = { kind: 'lpr.plate', phase: 'pulse', plate: { text: '4821KLM' } } as const;
    await at('2026-03-02T07:00:00.000Z', plate, 'lpr');
    await at('2026-03-02T07:00:01.000Z', plate, 'vms');
    await at('2026-03-02T07:00:02.000Z', { ...plate, plate: { text: '1111BBB' } }, 'lpr');
    const criteria = { parameter: 'plate', operator: 'equals', value: '4821 KLM' } as const;
    const answer = await preview({
      trigger: { kind: 'partner', partnerType: 'lpr', partner: 'lpr', criteria },
    });
    expect(answer).toMatchObject({ total: 1, examples: [{ plate: { text: '4821KLM' } }] });
  });

  test('R-D20 of many it counts all and shows 50, over several reads', async () => {
    site.clock.set('2026-03-02T07:00:00.000Z');
    const many = Array.from({ length: 1_203 }, (_, index) => incoming(`many-${index}`));
    expect((await site.engine.accept(many)).ok).toBe(true);
    const answer = await preview({});
    expect(answer).toMatchObject({ total: 1_203, eventsSeen: 1_203, isComplete: true });
    expect(answer.examples).toHaveLength(50);
  });

  test('R-D20 without time for all it says how far back it got', async () => {
    await at('2026-03-02T07:00:00.000Z');
    expect(await preview({}, 7, 0)).toMatchObject({
      total: 0,
      isComplete: false,
      from: '2026-03-02T07:00:00.000Z',
      days: [{ date: '2026-03-02', count: 0 }],
    });
  });
});
