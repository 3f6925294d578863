import type { NormalisedEvent } from './event.ts';
import { assertNever } from './result.ts';

/** What an access control definition may look at (R-D17). */
export const accessParameters = ['event', 'message', 'cardholder'] as const;

/** What an LPR definition may look at (R-D18). */
export const lprParameters = [
  'plate',
  'countryId',
  'country',
  'province',
  'vendor',
  'class',
  'list',
  'camera',
  'confidence',
] as const;

/** A parameter of a partner's event. */
export type CriterionParameter = (typeof accessParameters)[number] | (typeof lprParameters)[number];

/** How a parameter is compared; which of them fit is `operatorsOf`. */
export const criterionOperators = ['equals', 'notEquals', 'contains', 'atLeast', 'atMost'] as const;
/** One of `criterionOperators`. */
export type CriterionOperator = (typeof criterionOperators)[number];

/** One comparison: `plate equals 4821KLM`. */
export interface Criterion {
  readonly parameter: CriterionParameter;
  readonly operator: CriterionOperator;
  readonly value: string;
}

/** Criteria joined by AND or OR, nested as deep as the administrator likes (R-D19). */
export type CriteriaTree =
  | Criterion
  | { readonly all: readonly CriteriaTree[] }
  | { readonly any: readonly CriteriaTree[] };

/** One comparison of a tree with the way to it: `all`, 1, `any`, 0. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly path: readonly (string | number)[];
}

/** Answers every comparison of a tree with the way to it. */
export function criteriaOf(
  tree: CriteriaTree,
  path: readonly (string | number)[] = [],
): readonly PlacedCriterion[] {
  if ('parameter' in tree) return [{ criterion: tree, path }];
  const [name, branches] = 'all' in tree ? (['all', tree.all] as const) : (['any', tree.any] as const);
  return branches.flatMap((branch, index) => criteriaOf(branch, [...path, name, index]));
}

/** The operators that fit a parameter: text compares as a whole, `message` may be searched, `confidence` is a number. */
export function operatorsOf(parameter: CriterionParameter): readonly CriterionOperator[] {
  switch (parameter) {
    case 'message':
      return ['equals', 'notEquals', 'contains'];
    case 'confidence':
      return ['equals', 'atLeast', 'atMost'];
    case 'plate':
      return ['equals', 'notEquals', 'contains'];
    default:
      return ['equals', 'notEquals'];
  }
}

/** Answers whether an event meets the criteria; an empty `all` is met, an empty `any` is not. */
export function meetsCriteria(tree: CriteriaTree, event: NormalisedEvent): boolean {
  if ('all' in tree) return tree.all.every((branch) => meetsCriteria(branch, event));
  if ('any' in tree) return tree.any.some((branch) => meetsCriteria(branch, event));
  return meetsCriterion(tree, event);
}

function meetsCriterion({ parameter, operator, value }: Criterion, event: NormalisedEvent): boolean {
  if (parameter === 'confidence') return compareNumbers(event.plate?.confidence, operator, Number(value));
  const actual = readParameter(parameter, event).flatMap((text) => text ?? []);
  const found = actual.map((text) => comparable(parameter, text));
  const expected = comparable(parameter, value);
  switch (operator) {
    case 'equals':
      return found.includes(expected);
    case 'notEquals':
      return !found.includes(expected);
    case 'contains':
      return found.some((text) => text.includes(expected));
    case 'atLeast':
    case 'atMost':
      return false;
    default:
      return assertNever(operator);
  }
}

function compareNumbers(actual: number | undefined, operator: CriterionOperator, expected: number): boolean {
  if (actual === undefined || Number.isNaN(expected)) return false;
  if (operator === 'equals') return actual === expected;
  if (operator === 'atLeast') return actual >= expected;
  return operator === 'atMost' && actual <= expected;
}

/** The texts that a parameter may be compared with; none where the event does not say. */
function readParameter(
  parameter: Exclude<CriterionParameter, 'confidence'>,
  event: NormalisedEvent,
): readonly (string | null | undefined)[] {
  switch (parameter) {
    case 'event':
      return [event.kind];
    case 'message':
      return [event.message];
    case 'cardholder':
      // An administrator writes the one or the other, whichever he knows.
      return [event.cardholder?.id, event.cardholder?.name];
    case 'camera':
      return [event.subject];
    case 'plate':
      return [event.plate?.text];
    case 'list':
      // One definition may watch every black list by its kind, or a single list by its name.
      return [event.plate?.list, event.plate?.listType];
    case 'countryId':
    case 'country':
    case 'province':
    case 'vendor':
    case 'class':
      return [event.plate?.[parameter]];
    default:
      return assertNever(parameter);
  }
}

/** Plates are compared without blanks and hyphens, as printed plates differ in them; all text without regard to case. */
function comparable(parameter: CriterionParameter, text: string): string {
  const folded = text.trim().toLocaleUpperCase('en');
  return parameter === 'plate' ? folded.replace(/[\s\-.·]/gu, '') : folded;
}
