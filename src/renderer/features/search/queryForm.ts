import { z } from 'zod';
import {
  type SavedQuery,
  type SavedQueryBody,
  type SearchQuery,
  searchBounds,
} from '../../../shared/link/search.ts';

/** A period of this many days, or from one instant to another (R-H03). */
export const daysOffered = [1, 2, 3, 7, 14, 30, 60, 90, 180, 365] as const;
const usualDays = 7;
const dayMs = 86_400_000;
const textMost = 200;
const nameMost = 120;

const chosen = z.array(z.string()).max(searchBounds.chosenMost);
const instant = z.iso.datetime();
const period = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: z.int().min(1).max(searchBounds.daysMost) }),
  z.object({ kind: z.literal('custom'), from: instant.nullable(), to: instant.nullable() }),
]);

const queryFormSchema = z.object({
  in: z.enum(['alarms', 'events']),
  name: z.string().trim().max(nameMost),
  isPublic: z.boolean(),
  definitions: chosen,
  includeOpen: z.boolean(),
  eventTypes: chosen,
  resources: chosen,
  onlyRaised: z.boolean(),
  period,
  text: z.string().trim().max(textMost),
});
/** What the form of a query holds. What belongs to the other kind of search stays while the kind is changed back and forth. */
export type QueryForm = z.infer<typeof queryFormSchema>;

/** A field that can be filled in wrongly. */
export type FaultyField = 'name' | 'definitions' | 'eventTypes' | 'resources' | 'from' | 'to' | 'text';
/** What can be wrong with it. */
export type Fault = 'missing' | 'tooLong' | 'tooMany' | 'endsBeforeItBegins';
/** What is wrong with a form, by field. */
export type Faults = Readonly<Partial<Record<FaultyField, Fault>>>;

/** What is wrong with a form for a search; with `isSaved` for saving it, too, which needs a name. */
export function faultsOf(form: QueryForm, isSaved: boolean): Faults {
  const faults: Partial<Record<FaultyField, Fault>> = {};
  for (const { path } of queryFormSchema.safeParse(form).error?.issues ?? []) {
    const field = path[0];
    if (field === 'name' || field === 'text') faults[field] = 'tooLong';
    if (field === 'definitions' || field === 'eventTypes' || field === 'resources') faults[field] = 'tooMany';
  }
  if (isSaved && form.name.trim() === '') faults.name = 'missing';
  if (form.period.kind === 'custom') {
    const { from, to } = form.period;
    if (from === null) faults.from = 'missing';
    if (to === null) faults.to = 'missing';
    else if (from !== null && Date.parse(from) >= Date.parse(to)) faults.to = 'endsBeforeItBegins';
  }
  return faults;
}

/** A query that nobody has filled in: the closed alarms of the last days. */
export const emptyForm: QueryForm = {
  in: 'alarms',
  name: '',
  isPublic: false,
  definitions: [],
  includeOpen: false,
  eventTypes: [],
  resources: [],
  onlyRaised: false,
  period: { kind: 'days', days: usualDays },
  text: '',
};

/** The form of a saved query. */
export function formOf({
  name,
  isPublic,
  query,
}: Pick<SavedQuery, 'name' | 'isPublic' | 'query'>): QueryForm {
  const common = {
    ...emptyForm,
    name,
    isPublic,
    text: query.text ?? '',
    period:
      'days' in query.period
        ? ({ kind: 'days', ...query.period } as const)
        : ({ kind: 'custom', ...query.period } as const),
  };
  return query.in === 'alarms'
    ? { ...common, in: 'alarms', definitions: query.definitions ?? [], includeOpen: query.includeOpen }
    : {
        ...common,
        in: 'events',
        eventTypes: query.eventTypes ?? [],
        resources: query.resources ?? [],
        onlyRaised: query.onlyRaised,
      };
}

/** The query that a form without errors means; nothing chosen means all. */
export function queryOf(form: QueryForm): SearchQuery {
  const text = form.text.trim();
  const common = { period: periodOf(form.period), ...(text !== '' && { text }) };
  if (form.in === 'alarms') {
    const { definitions, includeOpen } = form;
    return {
      in: 'alarms',
      sort: 'time',
      includeOpen,
      ...(definitions.length > 0 && { definitions }),
      ...common,
    };
  }
  const { eventTypes, resources, onlyRaised } = form;
  return {
    in: 'events',
    sort: 'time',
    onlyRaised,
    ...(eventTypes.length > 0 && { eventTypes }),
    ...(resources.length > 0 && { resources }),
    ...common,
  };
}

/** What is saved of a form without errors. */
export function bodyOf(form: QueryForm): SavedQueryBody {
  return { name: form.name.trim(), isPublic: form.isPublic, query: queryOf(form) };
}

function periodOf(given: QueryForm['period']): SearchQuery['period'] {
  if (given.kind === 'days') return { days: given.days };
  if (given.from === null || given.to === null) throw new Error('a period without an end is not valid');
  return { from: given.from, to: given.to };
}

/** The clocks are never quite the same: what happened just now is still found, ms. */
const alsoFoundMs = 5_000;

/**
 * The query with its period as instants: days count back from the moment of the search, so that pages, timeline and export are about
 * the same time however long somebody looks at them.
 */
export function fixedInTime(query: SearchQuery, nowMs: number): FixedQuery {
  const { period: given } = query;
  if ('from' in given) return { ...query, period: given };
  const from = new Date(nowMs - given.days * dayMs).toISOString();
  return { ...query, period: { from, to: new Date(nowMs + alsoFoundMs).toISOString() } };
}

/** Where a period ends for who reads it: what was asked for up to now is not said to reach into the future. */
export function toldEndMs(period: FixedQuery['period'], askedAtMs: number): number {
  const endMs = Date.parse(period.to);
  return endMs > askedAtMs && endMs <= askedAtMs + alsoFoundMs ? askedAtMs : endMs;
}

/** A query whose period has a beginning and an end. */
export type FixedQuery = SearchQuery & { readonly period: { readonly from: string; readonly to: string } };
