import { randomUUID } from 'node:crypto';
import type { Alarm } from '../../src/shared/domain/alarm.ts';
import type { Right, Viewer } from '../../src/shared/domain/audience.ts';

/** A user of the fake site. */
export interface FakeUser extends Viewer {
  readonly name: string;
  readonly password: string;
}

const operatorRights: readonly Right[] = ['alarms.operate', 'search.run'];

/** Two operators with the same role and a third with another. */
export const fakeUsers: readonly FakeUser[] = [
  { id: 'user-1', name: 'operador1', password: 'puerto-norte', roles: ['operator'], rights: operatorRights },
  { id: 'user-2', name: 'operador2', password: 'puerto-norte', roles: ['operator'], rights: operatorRights },
  { id: 'user-3', name: 'operadora3', password: 'puerto-norte', roles: ['wing'], rights: operatorRights },
];

let lastNumber = 1000;

/** An alarm as it is when it has just been raised. */
export function fakeAlarm(change: Partial<Alarm> = {}): Alarm {
  lastNumber += 1;
  const at = new Date().toISOString();
  return {
    id: randomUUID(),
    number: lastNumber,
    version: 1,
    assignedVersion: 0,
    definition: 'demo-muelle',
    name: 'Muelle 3, intruso',
    event: { id: randomUUID(), kind: 'camera.motion', source: 'camera-3', phase: 'start' },
    priority: 2,
    state: 'new',
    occurredAt: at,
    raisedAt: at,
    assignee: null,
    escalateAt: null,
    escalatedAt: null,
    expireAt: null,
    mayCloseUnhandled: false,
    audience: { roles: ['operator'], users: [] },
    resources: [{ id: 'camera-3', name: 'Muelle 3', kind: 'camera', trigger: true, hasVideo: true }],
    procedure: null,
    additional: null,
    videoStart: { mode: 'live' },
    count: 1,
    closing: null,
    ...change,
  };
}
