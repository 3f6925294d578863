import { z } from 'zod';
import { resourceKinds } from '../domain/alarm.ts';
import { rights } from '../domain/audience.ts';
import {
  accessParameters,
  type CriteriaTree,
  criteriaOf,
  criterionOperators,
  lprParameters,
  operatorsOf,
} from '../domain/criteria.ts';
import { definitionBounds, parametersOf, partnerTypes } from '../domain/definition.ts';
import { actionsMost, alarmActionSchema } from './actions.ts';
import { prioritySchema, videoStartSchema } from './alarmView.ts';
import { eventKindSchema } from './eventKind.ts';
import { partnerStateSchema } from './partners.ts';

const idSchema = z.string().min(1).max(64);
const nameSchema = z.string().trim().min(1).max(120);
const minuteSchema = z.int().min(0).max(1440);

/** What every stored thing has: `version` is its ETag and what `If-Match` must name. */
const stored = { id: idSchema, version: z.int().positive() };

/** Ids in a list, each once. */
const idsSchema = (most: number) =>
  z.array(idSchema).max(most).refine(isUnique, { message: 'something is named twice' });

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

const rangeSchema = z
  .object({ fromMinute: minuteSchema, toMinute: minuteSchema })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, { message: 'range ends before it starts' });

/** A schedule (R-D03). */
export const scheduleBodySchema = z.object({
  name: nameSchema,
  weekly: z.array(z.intersection(z.object({ weekday: z.int().min(1).max(7) }), rangeSchema)).max(200),
  exceptions: z
    .array(z.object({ date: z.iso.date(), ranges: z.array(rangeSchema).max(24) }))
    .max(400)
    .refine((exceptions) => isUnique(exceptions.map(({ date }) => date)), {
      message: 'a date has more than one exception',
    }),
});

/** A device of the site; `externalIds` are the names under which events speak of it. */
export const resourceBodySchema = z.object({
  name: nameSchema,
  kind: z.enum(resourceKinds),
  externalIds: z.array(z.string().min(1).max(300)).max(20).default([]),
  video: z
    .discriminatedUnion('source', [
      z.object({ source: z.literal('demo'), clip: z.string().min(1).max(64) }),
      z.object({
        source: z.literal('hls'),
        live: z.string().min(1).max(2000),
        playback: z.string().max(2000).optional(),
      }),
    ])
    .nullable()
    .default(null),
});

/** A step of a procedure (R-C04..R-C08). */
export const procedureStepSchema = z.object({
  id: idSchema,
  text: z.string().trim().min(1).max(500),
  mustAcknowledge: z.boolean().default(false),
  mustComment: z.boolean().default(false),
  locksNext: z.boolean().default(false),
  attachment: z
    .object({ file: z.string(), name: z.string(), contentType: z.string() })
    .nullable()
    .default(null),
});

/** A procedure (R-C02). */
export const procedureBodySchema = z.object({
  name: nameSchema,
  enabled: z.boolean().default(true),
  comments: z.string().max(2000).default(''),
  steps: z
    .array(procedureStepSchema)
    .min(1)
    .max(50)
    .refine((steps) => isUnique(steps.map(({ id }) => id)), { message: 'two steps have one id' }),
});

/** The definitions that use a procedure, as its readers are shown them: `usedBy` (R-C01). */
export const procedureUseSchema = z.array(z.object({ id: idSchema, name: z.string() })).readonly();
/** The definitions that use a procedure. */
export type ProcedureUse = z.infer<typeof procedureUseSchema>;

/** A partner system and the token its events come with; the token itself is shown once, when it is made (R-D16). */
export const partnerBodySchema = z.object({
  name: nameSchema,
  type: z.enum(partnerTypes).nullable(),
  enabled: z.boolean().default(true),
});

/** A role (R-D10). */
export const roleBodySchema = z.object({ name: nameSchema, rights: z.array(z.enum(rights)) });

/** A user; the password is write-only and may be left out when he is changed. */
export const userBodySchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[\p{L}\p{N}._-]+$/u),
  enabled: z.boolean().default(true),
  roles: z.array(idSchema).max(50),
  password: z.string().min(10).max(256).optional(),
});

const criterionSchema = z
  .object({
    parameter: z.enum([...accessParameters, ...lprParameters]),
    operator: z.enum(criterionOperators),
    value: z.string().trim().min(1).max(200),
  })
  .refine(({ parameter, operator }) => operatorsOf(parameter).includes(operator), {
    path: ['operator'],
    message: 'operator does not fit the parameter',
  })
  .refine(({ parameter, value }) => parameter !== 'confidence' || Number.isFinite(Number(value)), {
    path: ['value'],
    message: 'not a number',
  });

/** Criteria as an expression tree (R-D17..R-D19). */
export const criteriaTreeSchema: z.ZodType<CriteriaTree> = z.lazy(() =>
  z.union([
    criterionSchema,
    z.object({ all: z.array(criteriaTreeSchema).min(1).max(20) }),
    z.object({ any: z.array(criteriaTreeSchema).min(1).max(20) }),
  ]),
);

const triggerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('site'),
    events: z.union([z.literal('all'), z.array(eventKindSchema).min(1).max(100).refine(isUnique)]),
    resources: z.union([
      z.literal('all'),
      z
        .array(idSchema)
        .min(1)
        .max(definitionBounds.resourcesMost, {
          message: `at most ${definitionBounds.resourcesMost} devices: define a second alarm for more`,
        })
        .refine(isUnique, { message: 'a device is named twice' }),
    ]),
  }),
  z
    .object({
      kind: z.literal('partner'),
      partnerType: z.enum(partnerTypes),
      partner: idSchema,
      criteria: criteriaTreeSchema,
    })
    .superRefine(({ partnerType, criteria }, context) => {
      const placed = criteriaOf(criteria);
      const refuse = (path: readonly (string | number)[], message: string): void => {
        context.addIssue({ code: 'custom', path: ['criteria', ...path], message });
      };
      if (placed.length > definitionBounds.criteriaMost) {
        refuse([], `at most ${definitionBounds.criteriaMost} criteria`);
      }
      // Each level of AND or OR takes two steps of the way.
      if (placed.some(({ path }) => path.length > 2 * definitionBounds.criteriaDepthMost)) {
        refuse([], `at most ${definitionBounds.criteriaDepthMost} levels of AND and OR`);
      }
      for (const { criterion, path } of placed) {
        if (!parametersOf(partnerType).includes(criterion.parameter)) {
          refuse([...path, 'parameter'], `no parameter of systems of the type ${partnerType}`);
        }
      }
    }),
]);

/** An alarm definition (R-D02..R-D19). */
export const definitionBodySchema = z.object({
  name: nameSchema,
  enabled: z.boolean().default(true),
  trigger: triggerSchema,
  schedule: idSchema.default('always'),
  priority: prioritySchema,
  relatedResources: idsSchema(50).default([]),
  procedure: idSchema.nullable().default(null),
  recipients: z
    .object({ roles: idsSchema(100), users: idsSchema(1000) })
    .refine(({ roles, users }) => roles.length + users.length > 0, { message: 'nobody receives it' }),
  videoStart: videoStartSchema.default({ mode: 'live' }),
  mayCloseUnhandled: z.boolean().default(false),
  escalateAfterSeconds: z
    .int()
    .gt(definitionBounds.escalateAfterSecondsAbove)
    .max(31_536_000)
    .nullable()
    .default(null),
  expireAfterSeconds: z
    .int()
    .gt(definitionBounds.expireAfterSecondsAbove)
    .max(31_536_000)
    .nullable()
    .default(definitionBounds.expireAfterSecondsDefault),
  /** None where it is left out (R-D11). */
  actions: z.array(alarmActionSchema).max(actionsMost).optional(),
});

/** The collections of the site's configuration under `/api/v1/<name>`, by the schema of what is written there. */
export const configurationBodies = {
  procedures: procedureBodySchema,
  definitions: definitionBodySchema,
  schedules: scheduleBodySchema,
  resources: resourceBodySchema,
  partners: partnerBodySchema,
  roles: roleBodySchema,
  users: userBodySchema,
} as const;

/** The name of a collection. */
export type ConfigurationName = keyof typeof configurationBodies;
/** What is written to a collection. */
export type ConfigurationBody<Name extends ConfigurationName> = z.infer<(typeof configurationBodies)[Name]>;
/** What is read from a collection: a user's password never. */
export type ConfigurationItem<Name extends ConfigurationName> = Omit<ConfigurationBody<Name>, 'password'> & {
  readonly id: string;
  readonly version: number;
};

/** What is read from each collection: never a password, with what the server adds (R-C01, R-D16). */
export const configurationItems = {
  procedures: procedureBodySchema.extend({ ...stored, usedBy: procedureUseSchema }),
  definitions: definitionBodySchema.extend(stored),
  schedules: scheduleBodySchema.extend(stored),
  resources: resourceBodySchema.extend(stored),
  partners: partnerBodySchema.extend({ ...stored, ...partnerStateSchema.shape }),
  roles: roleBodySchema.extend(stored),
  users: userBodySchema.omit({ password: true }).extend(stored),
} as const satisfies Readonly<Record<ConfigurationName, z.ZodType>>;
/** What the workstation reads from a collection. */
export type ConfigurationShown<Name extends ConfigurationName> = z.output<(typeof configurationItems)[Name]>;
