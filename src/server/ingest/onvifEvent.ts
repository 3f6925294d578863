import type { EventPhase, NormalisedEvent } from '../../shared/domain/event.ts';
import type { IngestRequest } from './contract.ts';
import { deviceTimeOf } from './deviceTimes.ts';
import { identityOf } from './eventIdentity.ts';
import { firstText, present } from './looseValues.ts';
import { onvifKind } from './onvifTopics.ts';

/** A named value of a notification. */
export interface OnvifItem {
  readonly name: string;
  readonly value: string;
}

/** What a notification says, whatever it was written in. */
export interface OnvifNotification {
  readonly topic: string | null;
  readonly producer: string | null;
  readonly time: unknown;
  readonly operation: string | null;
  /** Where it happened. */
  readonly source: readonly OnvifItem[];
  /** What happened. */
  readonly data: readonly OnvifItem[];
}

/** Attributes of one event. */
const itemsMost = 40;

/** Makes the event of a notification. */
export function onvifEvent(
  notification: OnvifNotification & { readonly topic: string },
  request: IngestRequest,
): NormalisedEvent {
  const { topic, producer, operation, source, data } = notification;
  const kind = onvifKind(topic);
  const device = request.device ?? producerName(producer);
  const deviceAt = deviceTimeOf(notification.time);
  return {
    source: device === null ? 'onvif' : `onvif:${device}`,
    sourceEventId: identityOf(deviceAt, request.receivedAt, [topic, operation, source, data]),
    kind,
    subject: subjectOf(kind, device, source),
    deviceAt: deviceAt ?? request.receivedAt.toISOString(),
    phase: phaseOf(operation, data),
    message: null,
    plate: null,
    cardholder: null,
    attributes: {
      topic,
      ...present('operation', operation),
      ...Object.fromEntries([...source, ...data].slice(0, itemsMost).map(({ name, value }) => [name, value])),
    },
    images: [],
  };
}

/** The device without what is the same for all of them: `uri://4205c5dc/ProducerReference`, `http://192.0.2.7:5656/event`. */
function producerName(address: string | null): string | null {
  const name = address === null ? null : /^(?:\w+:\/\/)?([^/:?#]+)/.exec(address)?.[1];
  return firstText(200, name);
}

/** One camera has several inputs and disks: they are devices of their own, `camera/token`. Everything else is the camera's. */
function subjectOf(kind: string, device: string | null, source: readonly OnvifItem[]): string | null {
  const token =
    source.find(({ name }) => /port|input|alarmin|relay|disk|token/i.test(name))?.value ?? source[0]?.value;
  const isPart = kind === 'input.active' || kind === 'storage.failure' || device === null;
  const named = firstText(200, token);
  if (device === null || named === null) {
    return device ?? named;
  }
  return isPart ? `${device}/${named}` : device;
}

/**
 * Initialized tells a new listener how things stand and is never news; Deleted ends what there was. Otherwise a state says
 * whether it begins or ends, and what has no state is over as it happens.
 */
function phaseOf(operation: string | null, data: readonly OnvifItem[]): EventPhase {
  switch (operation?.toLowerCase()) {
    case 'initialized':
      return 'update';
    case 'deleted':
      return 'end';
    default: {
      const isActive = stateOf(data);
      return isActive === null ? 'pulse' : isActive ? 'start' : 'end';
    }
  }
}

const truths = new Set(['1', 'true', 'active', 'on', 'yes', 'open', 'opened', 'high', 'triggered', 'alarm']);
const untruths = new Set(['0', 'false', 'inactive', 'off', 'no', 'closed', 'low', 'normal', 'idle', '']);
/** Names that count or name something: their 0 and 1 say nothing. */
const noState = /id$|token$|count|index|total|level|number|percent|health|wear|temperature|rule$/i;
const stateNames =
  /^(is[A-Z_].*|.*state|active|alert|disruption|triggered|motion|.*detected|.*detection|tamper.*|value|status|.*alarm|loss|lost|failed|.*failure)$/i;
/** Classes of what is in the picture: none is the end of it. */
const classNames = /^(class_?types?|object_?class|classes)$/i;

function stateOf(data: readonly OnvifItem[]): boolean | null {
  const told = data.flatMap(({ name, value }) => {
    const word = value.trim().toLowerCase();
    const isTruth = truths.has(word);
    return noState.test(name) || (!isTruth && !untruths.has(word)) || word === '' ? [] : [{ name, isTruth }];
  });
  const state = told.find(({ name }) => stateNames.test(name)) ?? told[0];
  if (state) {
    return state.isTruth;
  }
  const classes = data.find(({ name }) => classNames.test(name));
  return classes ? classes.value.trim() !== '' : null;
}
