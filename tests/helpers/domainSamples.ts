import type { Alarm, UserReference } from '../../src/shared/domain/alarm.ts';
import type { Viewer } from '../../src/shared/domain/audience.ts';
import type { NormalisedEvent } from '../../src/shared/domain/event.ts';
import type { ProcedureSnapshot } from '../../src/shared/domain/procedure.ts';

type User = Viewer & UserReference;

/** Two operators of one role, one of another, an administrator who only looks, and a recipient who may not act. */
export const people = {
  ana: user('ana', ['operators'], ['alarms.operate', 'search.run']),
  luis: user('luis', ['operators'], ['alarms.operate', 'search.run']),
  carla: user('carla', ['wing'], ['alarms.operate']),
  boss: user('boss', ['administrators'], ['alarms.seeAll', 'configuration.write']),
  guest: user('guest', ['operators'], []),
} as const;

/** A user with these roles and rights. */
export function user(id: string, roles: readonly string[], rights: User['rights']): User {
  return { id, name: id.charAt(0).toUpperCase() + id.slice(1), roles, rights };
}

/** A new alarm for the operators. */
export function sampleAlarm(changed: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a1',
    number: 1001,
    version: 1,
    assignedVersion: 1,
    definition: 'd1',
    name: 'Intruso en muelle 3',
    event: { id: 'e1', kind: 'camera.motion', source: 'vms', phase: 'start' },
    priority: 2,
    state: 'new',
    occurredAt: '2026-03-02T08:00:00.000Z',
    raisedAt: '2026-03-02T08:00:01.000Z',
    assignee: null,
    escalateAt: '2026-03-02T08:01:01.000Z',
    escalatedAt: null,
    expireAt: '2026-03-04T08:00:01.000Z',
    mayCloseUnhandled: false,
    audience: { roles: ['operators'], users: [] },
    resources: [],
    procedure: null,
    additional: null,
    videoStart: { mode: 'live' },
    count: 1,
    closing: null,
    ...changed,
  };
}

/** A procedure of three steps: the first must be ticked and locks the next, the second needs a comment, the third is free. */
export function sampleProcedure(done: readonly string[] = []): ProcedureSnapshot {
  const mark = { at: '2026-03-02T08:02:00.000Z', by: { id: 'ana', name: 'Ana' }, comment: null };
  const step = (id: string, mustAcknowledge: boolean, mustComment: boolean, locksNext: boolean) => ({
    id,
    text: `Paso ${id}`,
    mustAcknowledge,
    mustComment,
    locksNext,
    attachment: null,
    done: done.includes(id) ? mark : null,
  });
  return {
    name: 'Intrusión',
    steps: [step('s1', true, false, true), step('s2', true, true, false), step('s3', false, false, false)],
  };
}

/** An event of the site's own cameras. */
export function sampleEvent(changed: Partial<NormalisedEvent> = {}): NormalisedEvent {
  return {
    source: 'vms',
    sourceEventId: 'v1',
    kind: 'camera.motion',
    subject: 'cam1',
    deviceAt: '2026-03-02T08:00:00.000Z',
    phase: 'start',
    message: null,
    plate: null,
    cardholder: null,
    attributes: {},
    images: [],
    ...changed,
  };
}
