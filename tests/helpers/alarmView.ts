import type { ProcedureSnapshot } from '../../src/shared/domain/procedure.ts';
import type { AlarmView } from '../../src/shared/link/alarmView.ts';

/** An alarm as a window gets it; its id follows from its number. */
export function alarmView(facts: Partial<AlarmView> & Pick<AlarmView, 'number'>): AlarmView {
  return {
    id: `0199a0a0-0000-7000-8000-${String(facts.number).padStart(12, '0')}`,
    version: 1,
    definition: 'definition',
    name: 'Intrusión muelle 3',
    event: { id: 'event', kind: 'camera.motion', source: 'test', phase: 'start' },
    priority: 2,
    state: 'new',
    occurredAt: '2026-11-23T10:00:00.000Z',
    raisedAt: '2026-11-23T10:00:00.000Z',
    assignee: null,
    escalateAt: null,
    escalatedAt: null,
    expireAt: null,
    mayCloseUnhandled: false,
    resources: [],
    procedure: null,
    additional: null,
    videoStart: { mode: 'live' },
    count: 1,
    closing: null,
    allowed: [],
    ...facts,
  };
}

type Step = ProcedureSnapshot['steps'][number];

/** A step that has to be ticked and asks for nothing more. */
export function procedureStep(id: string, facts: Partial<Step> = {}): Step {
  return {
    id,
    text: `Do ${id}`,
    mustAcknowledge: true,
    mustComment: false,
    locksNext: false,
    attachment: null,
    done: null,
    ...facts,
  };
}
