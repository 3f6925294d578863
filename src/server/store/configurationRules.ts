import type { Kysely, Transaction } from 'kysely';
import { definitionLimits } from '../../shared/domain/tier.ts';
import type {
  ConfigurationBody,
  ConfigurationItem,
  ConfigurationName,
} from '../../shared/link/configuration.ts';
import type { FieldProblem } from '../../shared/link/rest.ts';
import { readItems } from './configurationItems.ts';
import type { ConfigurationRefusal } from './contract.ts';
import type { Tables } from './schema.ts';
import { readSite } from './siteConfiguration.ts';

/** The schedule that definitions have unless they name another: open at any time, for ever (R-D03). */
const always = 'always';
const minutesOfWeek = 7 * 1440;

/** Answers what a body breaks of the rules that need more than the body itself: the site's tier, or what it refers to. */
export async function findBrokenRule<Name extends ConfigurationName>(
  transaction: Transaction<Tables>,
  name: Name,
  id: string,
  body: ConfigurationBody<Name>,
): Promise<ConfigurationRefusal | null> {
  switch (name) {
    case 'definitions':
      return findInDefinition(transaction, id, body as ConfigurationBody<'definitions'>);
    case 'procedures':
      return findInProcedure(transaction, body as ConfigurationBody<'procedures'>);
    case 'schedules':
      return broken(id === always ? alwaysProblems(body as ConfigurationBody<'schedules'>) : []);
    default:
      return null;
  }
}

/** What breaks the tier in a definition that is not stored yet, or otherwise than it is stored. */
async function findInDefinition(
  transaction: Transaction<Tables>,
  id: string,
  body: ConfigurationBody<'definitions'>,
): Promise<ConfigurationRefusal | null> {
  const [stored] = await readItems(transaction, 'definitions', id);
  // A definition of another tier has to be kept quiet without being rebuilt (R-D01).
  const isSwitchedOff = stored !== undefined && !body.enabled && isSame(body, { ...stored, enabled: false });
  const { tier } = await readSite(transaction);
  const limits = isSwitchedOff ? [] : definitionLimits(body, tier);
  if (limits.length > 0) {
    return { kind: 'tierLimit', problems: limits };
  }
  return broken([
    ...(await procedureProblems(transaction, body, stored?.procedure ?? null)),
    ...(await partnerProblems(transaction, body)),
  ]);
}

/** R-C02: a disabled procedure is not offered to definitions; one that has it keeps it. */
async function procedureProblems(
  database: Kysely<Tables>,
  { procedure }: ConfigurationBody<'definitions'>,
  kept: string | null,
): Promise<readonly FieldProblem[]> {
  const [chosen] = procedure === null ? [] : await readItems(database, 'procedures', procedure);
  return chosen && !chosen.enabled && procedure !== kept
    ? [{ field: 'procedure', rule: 'the procedure is disabled', value: procedure }]
    : [];
}

/** R-D16: a partner that sends for one type of system has no events of the other. */
async function partnerProblems(
  database: Kysely<Tables>,
  { trigger }: ConfigurationBody<'definitions'>,
): Promise<readonly FieldProblem[]> {
  if (trigger.kind !== 'partner') {
    return [];
  }
  const [partner] = await readItems(database, 'partners', trigger.partner);
  const fits = !partner || partner.type === null || partner.type === trigger.partnerType;
  return fits
    ? []
    : [
        {
          field: 'trigger.partnerType',
          rule: `the partner is of the type ${partner.type}`,
          value: trigger.partnerType,
        },
      ];
}

/** R-A03, R-C08: under PRO nothing is written; a step refers to a file that is here, as what it really is. */
async function findInProcedure(
  transaction: Transaction<Tables>,
  { name, steps }: ConfigurationBody<'procedures'>,
): Promise<ConfigurationRefusal | null> {
  if ((await readSite(transaction)).tier === 'pro') {
    return { kind: 'tierLimit', problems: [{ field: 'name', rule: 'PRO: no procedures', value: name }] };
  }
  const problems: FieldProblem[] = [];
  for (const [index, { attachment }] of steps.entries()) {
    if (attachment !== null) {
      const file = await transaction
        .selectFrom('files')
        .select('contentType')
        .where('id', '=', attachment.file)
        .executeTakeFirst();
      const field = `steps.${index}.attachment`;
      if (!file) {
        problems.push({ field: `${field}.file`, rule: 'unknown reference', value: attachment.file });
      } else if (file.contentType !== attachment.contentType) {
        const rule = `the file is ${file.contentType}`;
        problems.push({ field: `${field}.contentType`, rule, value: attachment.contentType });
      }
    }
  }
  return broken(problems);
}

function alwaysProblems({ weekly, exceptions }: ConfigurationBody<'schedules'>): readonly FieldProblem[] {
  const open = new Set(
    weekly.flatMap(({ weekday, fromMinute, toMinute }) =>
      Array.from({ length: toMinute - fromMinute }, (_, minute) => weekday * 1440 + fromMinute + minute),
    ),
  );
  const rule = 'the default schedule is open at any time: make another one';
  return open.size === minutesOfWeek && exceptions.length === 0 ? [] : [{ field: 'weekly', rule }];
}

function broken(problems: readonly FieldProblem[]): ConfigurationRefusal | null {
  return problems.length === 0 ? null : { kind: 'brokenRule', problems };
}

function isSame(
  body: ConfigurationBody<'definitions'>,
  { id: _id, version: _version, ...stored }: ConfigurationItem<'definitions'>,
): boolean {
  // None and left out are the same number of actions.
  return (
    canonical({ ...body, actions: body.actions ?? [] }) ===
    canonical({ ...stored, actions: stored.actions ?? [] })
  );
}

/** JSON with the keys in order: what is stored may name them in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
