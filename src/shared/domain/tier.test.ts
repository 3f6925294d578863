import { describe, expect, test } from 'vitest';
import { people, sampleAlarm, sampleProcedure } from '../../../tests/helpers/domainSamples.ts';
import { anasWith, assignTo, at, close, handle, tick } from '../../../tests/helpers/lifeCycleSamples.ts';
import { viewOf } from '../link/alarmView.ts';
import {
  alarmUnder,
  allowedUnder,
  decideUnder,
  definitionLimits,
  definitionUnder,
  eventUnder,
  showsAdditional,
  type TierBoundDefinition,
} from './tier.ts';

const { ana, luis, carla } = people;
const plain: TierBoundDefinition = {
  trigger: { kind: 'site', events: 'all', resources: 'all' },
  relatedResources: [],
  procedure: null,
  videoStart: { mode: 'live' },
  mayCloseUnhandled: false,
  escalateAfterSeconds: null,
  expireAfterSeconds: 172_800,
};
const partner = {
  kind: 'partner',
  partnerType: 'lpr',
  partner: 'p',
  criteria: { parameter: 'plate', operator: 'equals', value: 'A' },
} as const;

describe('definitions', () => {
  test.each([
    ['trigger.kind', { trigger: partner }],
    ['trigger.events', { trigger: { kind: 'site', events: ['camera.motion'], resources: 'all' } }],
    ['trigger.resources', { trigger: { kind: 'site', events: 'all', resources: ['cam1'] } }],
    ['videoStart', { videoStart: { mode: 'playback', secondsBefore: 5 } }],
    ['mayCloseUnhandled', { mayCloseUnhandled: true }],
    ['escalateAfterSeconds', { escalateAfterSeconds: 60 }],
    ['expireAfterSeconds', { expireAfterSeconds: null }],
    ['relatedResources', { relatedResources: ['cam1'] }],
    ['procedure', { procedure: 'p1' }],
    ['actions', { actions: [{ kind: 'bookmark' }] }],
  ] as const)('R-A02 PRO refuses another %s than its default, ENTERPRISE does not', (field, changed) => {
    const definition: TierBoundDefinition = { ...plain, ...changed };
    expect(definitionLimits(definition, 'pro').map((limit) => limit.field)).toEqual([field]);
    expect(definitionLimits(definition, 'enterprise')).toEqual([]);
  });

  test('R-A02 PRO takes the plain definition', () => {
    expect(definitionLimits(plain, 'pro')).toEqual([]);
  });

  test('R-A02 a definition of ENTERPRISE goes on raising for the same events under PRO, without the rest', () => {
    const rich: TierBoundDefinition = {
      ...plain,
      trigger: partner,
      procedure: 'p1',
      relatedResources: ['cam1'],
      escalateAfterSeconds: 60,
      actions: [{ kind: 'bookmark' }],
    };
    expect(definitionUnder(rich, 'pro')).toEqual({ ...plain, trigger: partner, actions: [] });
    expect(definitionUnder(rich, 'enterprise')).toBe(rich);
    expect(definitionUnder(plain, 'pro')).toEqual(plain);
  });
});

describe('alarms', () => {
  const additional = { message: 'x', plate: null, cardholder: null, attributes: {}, images: [] };
  const rich = sampleAlarm({ procedure: sampleProcedure(), additional });

  test('R-A04 PRO shows neither additional information nor a procedure, and offers Handle alone', () => {
    expect(alarmUnder(rich, 'pro')).toMatchObject({ additional: null, procedure: null });
    expect(viewOf(rich, ana, 'pro')).toMatchObject({
      additional: null,
      procedure: null,
      allowed: ['alarm.handle'],
    });
    expect(viewOf(rich, ana, 'enterprise').allowed).toEqual(['alarm.handle', 'alarm.assign']);
    expect(allowedUnder(anasWith([]), ana, 'pro')).toEqual(['alarm.close']);
  });

  test('R-A04 PRO shows nothing that its sender told of an event; what a list does not hold is not added', () => {
    const told = { id: 'e', message: 'x', plate: { text: '4821KLM' }, cardholder: { name: 'Visita' } };
    const hidden = { id: 'e', message: null, plate: null, cardholder: null };
    expect(eventUnder(told, 'pro')).toEqual(hidden);
    expect(eventUnder({ ...told, additional }, 'pro')).toEqual({ ...hidden, additional: null });
    expect(eventUnder(told, 'enterprise')).toBe(told);
    expect([showsAdditional('pro'), showsAdditional('enterprise')]).toEqual([false, true]);
  });

  test.each([assignTo(luis), tick('s1')])('R-A04 PRO refuses $name', (command) => {
    expect(decideUnder('pro', anasWith([]), command, ana, at)).toEqual({ ok: false, error: 'TIER_LIMIT' });
  });

  test('R-A04 who may not see the alarm is not told of the tier', () => {
    const refused = { ok: false, error: 'NOT_FOUND' };
    expect(decideUnder('pro', rich, assignTo(luis), carla, at)).toEqual(refused);
  });

  test('R-A04 under PRO handling permits closing, and what is hidden stays stored', () => {
    const handled = decideUnder('pro', rich, handle, ana, at);
    if (!handled.ok) {
      throw new Error(handled.error);
    }
    const closed = decideUnder('pro', handled.value.alarm, close(), ana, at);
    expect(closed.ok && closed.value.alarm).toMatchObject({
      state: 'closed',
      additional,
      procedure: sampleProcedure(),
    });
    expect(decideUnder('pro', handled.value.alarm, close(), luis, at)).toEqual({
      ok: false,
      error: 'NOT_ASSIGNEE',
    });
  });

  test('R-A01 under ENTERPRISE the life cycle decides alone', () => {
    expect(decideUnder('enterprise', rich, assignTo(luis), ana, at).ok).toBe(true);
  });
});
