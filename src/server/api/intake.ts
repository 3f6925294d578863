import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Problem } from '../../shared/link/rest.ts';
import type { AcceptedEvent, Engine } from '../engine/contract.ts';
import type { IngestReading, IngestRefusal } from '../ingest/contract.ts';
import type { Metrics } from './metrics.ts';
import { type Answer, refuse, retryAfter } from './route.ts';

/** Takes in what a parser made of a body, on behalf of a partner; answers the events that are on disk, or the refusal. */
export type Intake = (
  format: string,
  reading: IngestReading,
  partner: string,
) => Promise<Result<readonly AcceptedEvent[], Answer>>;

/** The one way in for events, whatever address they come by; it counts what comes. */
export function intakeInto(engine: Engine, metrics: Metrics): Intake {
  return async (format, reading, partner) => {
    const count = (outcome: string, by = 1): void => {
      metrics.count('valerus_ingest_events_total', { format, outcome }, by);
    };
    if (!reading.ok) {
      count('refused');
      const reason = refusalReasons[reading.error.status];
      metrics.count('valerus_ingest_refusals_total', { format, reason });
      return err(refusal(reading.error));
    }
    const accepted = await engine.accept(reading.value.map((event) => ({ ...event, partner })));
    if (!accepted.ok) {
      count(accepted.error, reading.value.length);
      return err(
        accepted.error === 'full'
          ? refuse(429, 'RATE_LIMITED', 'too much is waiting; send it again later', {
              headers: retryAfter(1_000),
            })
          : refuse(503, 'UNAVAILABLE', 'nothing can be taken in now; send it again later', {
              headers: retryAfter(5_000),
            }),
      );
    }
    const duplicates = accepted.value.filter(({ duplicate }) => duplicate).length;
    count('accepted', accepted.value.length - duplicates);
    count('duplicate', duplicates);
    return ok(accepted.value);
  };
}

/** What `/metrics` calls the reasons: a closed list, so that no sender can make it grow. */
const refusalReasons = {
  400: 'malformed',
  413: 'tooLarge',
  415: 'unsupportedType',
  422: 'notUnderstood',
} as const satisfies Record<IngestRefusal['status'], string>;

function refusal({ status, reason, problems }: IngestRefusal): Answer {
  return refuse(status, problemCode(status), reason, problems.length > 0 ? { problems: [...problems] } : {});
}

function problemCode(status: IngestRefusal['status']): Problem['code'] {
  switch (status) {
    case 400:
      return 'BAD_REQUEST';
    case 413:
      return 'TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_TYPE';
    case 422:
      return 'INVALID';
  }
}
