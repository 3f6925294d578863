import { randomUUID } from 'node:crypto';
import type { Alarm } from '../src/shared/domain/alarm.ts';
import { procedureStep } from '../tests/helpers/alarmView.ts';
import { fakeAlarm } from '../tests/helpers/fakeAlarms.ts';
import type { FakeSiteServer } from '../tests/helpers/fakeSiteServer.ts';

const names = [
  'Intrusión',
  'Puerta forzada',
  'Presencia fuera de horario',
  'Pérdida de vídeo',
  'Acceso denegado',
];
const kinds = ['camera.motion', 'door.forced', 'camera.motion', 'camera.video-lost', 'access.denied'];
const holders = [
  { id: 'user-1', name: 'operador1' },
  { id: 'user-2', name: 'operador2' },
];
const procedure = {
  id: 'procedure',
  name: 'Intrusión en muelle',
  steps: ['Mirar las cámaras', 'Avisar a la patrulla', 'Anotar lo ocurrido'].map((text, index) =>
    procedureStep(`step-${index}`, { text }),
  ),
};

/** An alarm as a busy site has thousands of; what it is follows from its number, when it was raised from its age. */
function openAlarm(number: number, ageMs: number): Alarm {
  const kind = number % names.length;
  const state = number % 10 === 0 ? 'escalated' : number % 3 === 0 ? 'inProgress' : 'new';
  const at = new Date(Date.now() - ageMs).toISOString();
  const camera = { kind: 'camera' as const, hasVideo: true };
  return fakeAlarm({
    number,
    name: `${names[kind]}, muelle ${number % 200}`,
    definition: `definition-${number % 1000}`,
    event: { id: randomUUID(), kind: kinds[kind] ?? '', source: `camera-${number % 500}`, phase: 'start' },
    priority: ((number % 5) + 1) as Alarm['priority'],
    state,
    occurredAt: at,
    raisedAt: at,
    assignee: state === 'inProgress' ? (holders[number % 2] ?? null) : null,
    escalateAt: state === 'new' && number % 4 === 0 ? new Date(Date.now() + 3_600_000).toISOString() : null,
    escalatedAt: state === 'escalated' ? at : null,
    expireAt: new Date(Date.now() + 86_400_000).toISOString(),
    resources: [
      { ...camera, id: `camera-${number % 500}`, name: `Muelle ${number % 200}, norte`, trigger: true },
      { ...camera, id: `camera-${number % 499}`, name: `Muelle ${number % 200}, sur`, trigger: false },
    ],
    procedure: number % 2 === 0 ? procedure : null,
  });
}

/** Gives a site that many open alarms, raised over the last two days; answers them. */
export function fillSite(site: FakeSiteServer, count: number): Alarm[] {
  const ageOf = (index: number) => (1 - index / count) * 48 * 3_600_000 + 60_000;
  const alarms = Array.from({ length: count }, (_, index) => openAlarm(1001 + index, ageOf(index)));
  for (const alarm of alarms) site.put(alarm);
  return alarms;
}

/** The changes of a busy site, one at a time, that leave the number of open alarms as it is: of ten, three raise and three close. */
export function createChanges(site: FakeSiteServer, alarms: Alarm[]): () => void {
  let turn = 0;
  let number = 1001 + alarms.length;
  const pick = () => Math.floor(Math.random() * alarms.length);
  return () => {
    turn += 1;
    const index = pick();
    const alarm = alarms[index];
    if (!alarm) return;
    const version = alarm.version + 1;
    if (turn % 10 < 3) {
      number += 1;
      const raised = openAlarm(number, 0);
      alarms.push(raised);
      site.raise(raised);
    } else if (turn % 10 < 6) {
      alarms.splice(index, 1);
      site.put({ ...alarm, version, state: 'closed' });
      site.alarms.delete(alarm.id);
    } else {
      const holder = holders[turn % 2] ?? null;
      const changed: Alarm = { ...alarm, version, state: 'inProgress', assignee: holder, escalateAt: null };
      alarms[index] = changed;
      site.put(changed);
    }
  };
}
