import type { EventPhase } from '../../shared/domain/event.ts';
import { externalKind } from '../../shared/domain/externalKind.ts';

/** The words by which UniFi Access says what happened; each version uses some of them. */
export interface UnifiWords {
  /** The notification's name: `access.logs.add`. */
  readonly name: string;
  /** What a log entry is about: `access.door.unlock`. */
  readonly type: string | null;
  readonly result: string | null;
  readonly status: string | null;
  readonly message: string | null;
  readonly reason: string | null;
}

/** The kind and phase of a normalised event. */
export interface Meaning {
  readonly kind: string;
  readonly phase: EventPhase;
}

const isOver = /\b(clear|cleared|close|closed|end|ended|inactive|normal|off|recovered|resolved|restored)\b/i;
const isForced = /forced|forcibly|break[-_ ]?in|intrusion/i;
const isHeld = /\bheld\b|hold[-_ ]?open|held[-_ ]?open|ajar|left[-_ ]?open|open[-_ ]?too[-_ ]?long|propped/i;
const isDenied =
  /^(block|blocked|deny|denied|fail|failed|failure|reject|rejected|refused)\b|denied|not allowed/i;
const isGranted = /^(access|ok|success|granted|allow|allowed|pass)\b|granted/i;
/** What only says how things stand, again and again. */
const isState = /update|location|base\.info|\.info$|status\.sync/i;

/** Says what a notification of UniFi Access means; one that means nothing of ours keeps its name as `external.`. */
export function unifiMeaning(words: UnifiWords): Meaning {
  const { name, type, result, status, message, reason } = words;
  const what = type ?? name;
  const said = [name, type, status, message, reason].filter((text) => text !== null).join(' ');
  // A state that is repeated is no alarm of its own, whatever words stand in it.
  if (isState.test(name)) {
    return { kind: externalKind(name), phase: 'update' };
  }
  const phase = isOver.test(status ?? '') ? 'end' : 'start';
  if (isForced.test(said)) {
    return { kind: 'door.forced', phase };
  }
  if (isHeld.test(said)) {
    return { kind: 'door.held', phase };
  }
  if (/dps|door[-_.]?(position|contact|open|close)/i.test(what)) {
    return { kind: 'external.door-position', phase };
  }
  if (/emergency|lockdown|evacuation/i.test(what)) {
    return { kind: 'external.emergency', phase };
  }
  if (/tamper/i.test(what)) {
    return { kind: 'external.tampering', phase };
  }
  return { kind: accessKind(what, result, message, reason), phase: 'pulse' };
}

function accessKind(
  what: string,
  result: string | null,
  message: string | null,
  reason: string | null,
): string {
  const isAboutAccess = /unlock|entry|access\.logs|door\.access|credential/i.test(what);
  const outcome = result ?? '';
  if (
    isAboutAccess &&
    (isDenied.test(outcome) || isDenied.test(message ?? '') || isDenied.test(reason ?? ''))
  ) {
    return 'access.denied';
  }
  if (/unlock_schedule/i.test(what)) {
    return externalKind(what);
  }
  // An unlocking that says nothing else is one that succeeded, from afar too.
  if (isAboutAccess && (isGranted.test(outcome) || (outcome === '' && /unlock/i.test(what)))) {
    return 'access.granted';
  }
  return externalKind(what);
}
