import type { CommandRequest } from '../../src/shared/link/commands.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import type { Chance } from './chance.ts';
import type { ShownAlarm } from './workstationMessages.ts';
import type { WorkstationUnderFaults } from './workstationUnderFaults.ts';

/** A sender that has had no answer by then tries again, ms. */
const answerWithinMs = 3_000;
/** So many alarms at the top of the list are worked on: people do not jump about in hundreds. */
const workedOnMost = 25;

/** What happens at the site: kind, subject and data of a CloudEvent, each of which raises one alarm. */
const happenings = [
  {
    type: 'lpr.plate',
    subject: 'camara-acceso-norte',
    data: { phase: 'pulse', plate: { text: '4821KLM', list: 'Lista negra' } },
  },
  { type: 'camera.motion', subject: 'camara-muelle-3', data: { phase: 'start' } },
  { type: 'door.held', subject: 'puerta-almacen', data: { phase: 'start' } },
  { type: 'camera.motion', subject: 'camara-levante-pasillo', data: { phase: 'start' } },
] as const;

/** Where events are posted and which of them have no answer yet. */
export interface SenderOptions {
  readonly chance: Chance;
  readonly address: string;
  readonly promised: Acknowledgements;
  readonly name: string;
}

/** A system that posts events, and posts those again that had no answer, with the same id, as the formats ask for. */
export class EventSender {
  readonly #options: SenderOptions;
  readonly #unanswered: object[] = [];
  #count = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get hasUnanswered(): boolean {
    return this.#unanswered.length > 0;
  }

  /** Posts one event, new or again. */
  async post(): Promise<void> {
    const { chance } = this.#options;
    await this.#post(this.#unanswered.length > 0 && chance.isLikely(0.6) ? this.#oldest() : this.#fresh());
  }

  /** Posts again whatever has no answer, until all have one. */
  async finish(): Promise<void> {
    while (this.#unanswered.length > 0) await this.#post(this.#oldest());
  }

  #oldest(): object {
    return this.#unanswered.shift() ?? this.#fresh();
  }

  #fresh(): object {
    const { chance, name } = this.#options;
    this.#count += 1;
    const happening = chance.oneOf(happenings);
    return { specversion: '1.0', id: `${name}-${this.#count}`, source: 'urn:faults', ...happening };
  }

  async #post(event: object): Promise<void> {
    const { address, promised } = this.#options;
    const sourceEventId = (event as { readonly id: string }).id;
    let status: number;
    let text: string;
    try {
      const answer = await fetch(`${address}/ingest/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer demo-ingest', 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(event),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      status = answer.status;
      text = await answer.text();
    } catch {
      // The line broke or the server is gone: nobody knows whether it came in.
      this.#unanswered.push(event);
      return;
    }
    if (status === 200 || status === 202) {
      const { events } = JSON.parse(text) as { events: readonly { id: string }[] };
      promised.events.push({ sourceEventId, id: events[0]?.id ?? '', at: promised.next() });
      return;
    }
    this.#unanswered.push(event);
    if (status !== 503 && status !== 429) promised.seenWrong.push(`an event was answered ${status}: ${text}`);
  }
}

/** A person at a workstation: looks at the list and does one of the things that it offers. */
export async function actOnce(workstation: WorkstationUnderFaults, chance: Chance): Promise<void> {
  const view = await workstation.view();
  const worked =
    view?.alarms.toSorted((one, other) => one.number - other.number).slice(0, workedOnMost) ?? [];
  const able = worked.filter(({ allowed }) => allowed.length > 0);
  if (able.length === 0) return;
  const request = requestFor(chance.oneOf(able), able, chance);
  if (request) await workstation.submit(request);
}

function requestFor(alarm: ShownAlarm, all: readonly ShownAlarm[], chance: Chance): CommandRequest | null {
  const { id, version } = alarm;
  // Everything may be assigned at any time; alarms are to get on as well.
  const others = alarm.allowed.filter((name) => name !== 'alarm.assign');
  switch (chance.oneOf(others.length > 0 && chance.isLikely(0.7) ? others : alarm.allowed)) {
    case 'alarm.handle':
      return chance.isLikely(0.1)
        ? { name: 'alarms.handle', alarms: all.slice(0, 5).map((each) => each.id), args: {} }
        : { name: 'alarm.handle', alarm: id, version, args: {} };
    case 'alarm.assign': {
      const user = chance.oneOf(['operador1', 'operador2', 'supervisor']);
      return { name: 'alarm.assign', alarm: id, version, args: { user } };
    }
    case 'alarm.step': {
      const [step] = alarm.steps;
      return step === undefined
        ? null
        : { name: 'alarm.step', alarm: id, args: { step, done: true, comment: 'visto' } };
    }
    case 'alarm.close':
      return { name: 'alarm.close', alarm: id, args: { reason: chance.oneOf(['handled', 'false']) } };
    default:
      return null;
  }
}
