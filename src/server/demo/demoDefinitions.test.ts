import { expect, test } from 'vitest';
import { isRecipient, type Viewer } from '../../shared/domain/audience.ts';
import { type EventOrigin, matchesTrigger } from '../../shared/domain/definition.ts';
import { eventKinds, type NormalisedEvent } from '../../shared/domain/event.ts';
import { demoDefinitions } from './demoDefinitions.ts';
import { demoDevices } from './demoDevices.ts';
import { demoRoles } from './demoPeople.ts';

const operator: Viewer = { id: 'operador1', roles: [demoRoles.operator], rights: ['alarms.operate'] };
const easterner: Viewer = { id: 'operadora3', roles: [demoRoles.eastWing], rights: ['alarms.operate'] };
const eastWing = demoDevices.map(([id]) => id).filter((id) => id.includes('levante'));

const eventOf = (kind: string, subject: string): NormalisedEvent => ({
  source: 'urn:test',
  sourceEventId: '1',
  kind,
  subject,
  deviceAt: '2026-03-02T08:00:00.000Z',
  phase: 'start',
  message: null,
  plate: null,
  cardholder: null,
  attributes: {},
  images: [],
});

const raisedBy = (kind: string, origin: EventOrigin) =>
  demoDefinitions.filter(([, { trigger }]) =>
    matchesTrigger(trigger, eventOf(kind, origin.resource ?? ''), origin),
  );

test('R-D10 what happens at a device of the Levante wing is told to no operator of another', () => {
  // Disks and recorders are the whole site's, whatever they are called.
  const kinds = eventKinds.filter((kind) => !/^(storage|nvr)\./u.test(kind));
  for (const resource of eastWing) {
    for (const kind of kinds) {
      for (const [id, { recipients }] of raisedBy(kind, { resource, partner: null })) {
        expect([id, isRecipient(recipients, operator)]).toEqual([id, false]);
      }
    }
  }
});

test('R-D10 no alarm that other operators receive shows a device of the Levante wing', () => {
  for (const [id, { recipients, relatedResources, actions = [] }] of demoDefinitions) {
    const shown = [
      ...relatedResources,
      ...actions.flatMap((action) => (action.kind === 'showCamera' ? action.camera : [])),
    ];
    const isTold = isRecipient(recipients, operator) && shown.some((each) => eastWing.includes(each));
    expect([id, isTold]).toEqual([id, false]);
  }
});

test('R-B01 a camera that loses its picture alarms somebody, whichever wing it is in', () => {
  for (const [resource, { kind }] of demoDevices) {
    for (const lost of kind === 'camera' ? ['camera.video-lost', 'camera.tampering'] : []) {
      const raised = raisedBy(lost, { resource, partner: null });
      expect([resource, raised.length]).toEqual([resource, 1]);
      const viewer = eastWing.includes(resource) ? easterner : operator;
      expect([resource, raised.every(([, { recipients }]) => isRecipient(recipients, viewer))]).toEqual([
        resource,
        true,
      ]);
    }
  }
});
