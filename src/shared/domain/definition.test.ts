import { describe, expect, test } from 'vitest';
import { sampleEvent } from '../../../tests/helpers/domainSamples.ts';
import { matchesTrigger, type Trigger } from './definition.ts';
import { eventPhases } from './event.ts';

const site = (changed: Partial<Extract<Trigger, { kind: 'site' }>>): Trigger => ({
  kind: 'site',
  events: ['camera.motion'],
  resources: ['cam1'],
  ...changed,
});
const partner: Extract<Trigger, { kind: 'partner' }> = {
  kind: 'partner',
  partnerType: 'lpr',
  partner: 'rekor',
  criteria: { parameter: 'list', operator: 'equals', value: 'Blacklist' },
};
const notListed: Trigger = {
  ...partner,
  criteria: { parameter: 'list', operator: 'notEquals', value: 'Blacklist' },
};
const notCalledNone: Trigger = {
  ...partner,
  partnerType: 'access',
  criteria: { parameter: 'message', operator: 'notEquals', value: 'none' },
};
const motion = sampleEvent();
const listed = sampleEvent({
  kind: 'lpr.plate',
  phase: 'pulse',
  plate: { text: '4821KLM', list: 'Blacklist' },
});

describe('triggers', () => {
  test.each([
    {
      row: 'R-D05',
      what: 'its kind of event on its device',
      trigger: site({}),
      event: motion,
      resource: 'cam1',
      from: 'vms',
      matches: true,
    },
    {
      row: 'R-D05',
      what: 'another kind of event',
      trigger: site({ events: ['door.forced'] }),
      event: motion,
      resource: 'cam1',
      from: 'vms',
      matches: false,
    },
    {
      row: 'R-D06',
      what: 'another device',
      trigger: site({}),
      event: motion,
      resource: 'cam2',
      from: 'vms',
      matches: false,
    },
    {
      row: 'R-D06',
      what: 'one of several devices',
      trigger: site({ resources: ['cam1', 'cam2'] }),
      event: motion,
      resource: 'cam2',
      from: 'vms',
      matches: true,
    },
    {
      row: 'R-D06',
      what: 'a device that nobody knows',
      trigger: site({}),
      event: motion,
      resource: null,
      from: 'vms',
      matches: false,
    },
    {
      row: 'R-D06',
      what: 'all devices, even one that nobody knows',
      trigger: site({ resources: 'all' }),
      event: motion,
      resource: null,
      from: 'vms',
      matches: true,
    },
    {
      row: 'R-D05',
      what: 'all events',
      trigger: site({ events: 'all', resources: 'all' }),
      event: listed,
      resource: null,
      from: 'rekor',
      matches: true,
    },
    {
      row: 'R-D16',
      what: 'its partner with its criteria met',
      trigger: partner,
      event: listed,
      resource: null,
      from: 'rekor',
      matches: true,
    },
    {
      row: 'R-D16',
      what: 'another partner',
      trigger: partner,
      event: listed,
      resource: null,
      from: 'vms',
      matches: false,
    },
    {
      row: 'R-D16',
      what: 'an event of another type from the same partner, though nothing in it is excluded',
      trigger: notListed,
      event: sampleEvent({ kind: 'door.forced' }),
      resource: null,
      from: 'rekor',
      matches: false,
    },
    {
      row: 'R-D16',
      what: 'a plate from a partner that is asked for access events',
      trigger: notCalledNone,
      event: listed,
      resource: null,
      from: 'rekor',
      matches: false,
    },
    {
      row: 'R-D18',
      what: 'its partner with its criteria unmet',
      trigger: partner,
      event: motion,
      resource: null,
      from: 'rekor',
      matches: false,
    },
  ])('$row $what: $matches', ({ trigger, event, resource, from, matches }) => {
    expect(matchesTrigger(trigger, event, { resource, partner: from })).toBe(matches);
  });

  test('R-B02 only the start of something and a pulse may raise', () => {
    const raising = eventPhases.filter((phase) =>
      matchesTrigger(site({}), { ...motion, phase }, { resource: 'cam1', partner: null }),
    );
    expect(raising).toEqual(['start', 'pulse']);
  });
});
