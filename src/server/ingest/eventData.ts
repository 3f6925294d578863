import { z } from 'zod';
import { eventKinds, eventPhases, type NormalisedEvent } from '../../shared/domain/event.ts';
import { attributesSchema, cardholderSchema, plateSchema } from '../../shared/link/alarmView.ts';
import { ingestBounds } from './contract.ts';
import { readImage } from './images.ts';
import { isRecord } from './jsonBody.ts';

/** Kinds whose data is ours to judge: the known ones and `external.<word>` (design, section 4). */
const ownKind = /^external\.[a-z0-9][a-z0-9-]*$/;

/** Attributes of one event. */
const attributesMost = 100;

const imageSchema = z
  .object({
    name: z.string().min(1).max(200),
    contentType: z.string().max(100).optional(),
    base64: z.string(),
  })
  .transform(({ name, base64 }, context) => {
    const image = readImage(base64);
    if ('fault' in image) {
      context.addIssue({ code: 'custom', path: ['base64'], message: image.fault });
      return z.NEVER;
    }
    return { name, ...image };
  });

const eventDataSchema = z.preprocess(
  withoutNulls,
  z.object({
    phase: z.enum(eventPhases).optional(),
    message: z.string().max(2000).optional(),
    plate: z.preprocess(withoutNulls, plateSchema).optional(),
    cardholder: z.preprocess(withoutNulls, cardholderSchema).optional(),
    attributes: attributesSchema
      .refine((attributes) => Object.keys(attributes).length <= attributesMost, {
        message: `more than ${attributesMost} attributes`,
      })
      .optional(),
    images: z.array(imageSchema).max(ingestBounds.imagesMost).optional(),
  }),
);

/** The part of a normalised event that comes from its data. */
export type EventData = Pick<
  NormalisedEvent,
  'phase' | 'message' | 'plate' | 'cardholder' | 'attributes' | 'images'
>;

/** An event that says nothing but that it happened. */
export const noData: EventData = {
  phase: 'pulse',
  message: null,
  plate: null,
  cardholder: null,
  attributes: {},
  images: [],
};

/** Answers whether the data of this kind has to be in our shape; others bring whatever they like. */
export function isOwnKind(kind: string): boolean {
  return (eventKinds as readonly string[]).includes(kind) || ownKind.test(kind);
}

/** Reads data in our shape; fields that it does not know are ignored. */
export function readEventData(
  data: unknown,
): { readonly ok: true; readonly value: EventData } | { readonly ok: false; readonly error: z.ZodError } {
  const read = eventDataSchema.safeParse(data);
  if (!read.success) {
    return { ok: false, error: read.error };
  }
  const { phase, message, plate, cardholder, attributes, images } = read.data;
  return {
    ok: true,
    value: {
      phase: phase ?? noData.phase,
      message: message?.trim() || null,
      plate: plate ?? null,
      cardholder: cardholder ?? null,
      attributes: attributes ?? {},
      images: images ?? [],
    },
  };
}

/** Many senders write a field that they have no value for as null. */
function withoutNulls(value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
    : value;
}
