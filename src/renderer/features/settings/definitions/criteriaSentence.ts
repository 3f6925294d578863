import type { TFunction } from 'i18next';
import {
  type CriteriaTree,
  type Criterion,
  type CriterionOperator,
  criteriaOf,
} from '../../../../shared/domain/criteria.ts';
import { eventKindText } from '../../../app/kindTexts.ts';
import { groupOf, isCriterion, type Join } from './criteriaTree.ts';
import { parameterPhrase } from './definitionTexts.ts';

interface Texts {
  readonly t: TFunction<'definitions'>;
  readonly alarms: TFunction<'alarms'>;
}

/** The criteria read back as part of a sentence: "the list is “A” or “B”"; `null` while a value is missing (R-D19). */
export function criteriaSentence(texts: Texts, tree: CriteriaTree): string | null {
  const isComplete = criteriaOf(tree).every(({ criterion }) => criterion.value.trim() !== '');
  return isComplete ? phraseOf(texts, tree, false) : null;
}

function phraseOf(texts: Texts, tree: CriteriaTree, isNested: boolean): string {
  if (isCriterion(tree)) {
    return comparison(texts, tree.parameter, tree.operator, valueText(texts, tree));
  }
  const { join, members } = groupOf(tree);
  const parts = parted(members, join).map((part) =>
    'values' in part
      ? comparison(texts, part.parameter, part.operator, listed(texts, part))
      : phraseOf(texts, part.member, true),
  );
  const text = parts.join(` ${join === 'all' ? texts.t('criteria.and') : texts.t('criteria.or')} `);
  return isNested && parts.length > 1 ? `(${text})` : text;
}

type Part =
  | { readonly member: CriteriaTree }
  | (Pick<Criterion, 'parameter' | 'operator'> & { readonly values: readonly Criterion[] });

/** Members that say the same of one parameter are said once: "A or B" of a group that takes any, "neither A nor B" of one that takes all. */
function parted(members: readonly CriteriaTree[], join: Join): readonly Part[] {
  const mergeable: readonly CriterionOperator[] = join === 'any' ? ['equals', 'contains'] : ['notEquals'];
  const parts: Part[] = [];
  const merged = new Map<string, Criterion[]>();
  for (const member of members) {
    if (!isCriterion(member) || !mergeable.includes(member.operator)) {
      parts.push({ member });
      continue;
    }
    const key = `${member.parameter} ${member.operator}`;
    const values = merged.get(key);
    if (values) {
      values.push(member);
    } else {
      const started = [member];
      merged.set(key, started);
      parts.push({ parameter: member.parameter, operator: member.operator, values: started });
    }
  }
  return parts;
}

function listed(texts: Texts, { operator, values }: Extract<Part, { values: unknown }>): string {
  const quoted = values.map((criterion) => valueText(texts, criterion));
  const last = quoted.at(-1) ?? '';
  const joiner = operator === 'notEquals' ? texts.t('criteria.nor') : texts.t('criteria.or');
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

function valueText({ t, alarms }: Texts, { parameter, value }: Criterion): string {
  if (parameter === 'confidence') {
    return `${value.trim()} %`;
  }
  const shown = parameter === 'event' ? eventKindText(alarms, value) : value.trim();
  return t('sentence.quoted', { value: shown });
}

function comparison(
  { t }: Texts,
  subject: Criterion['parameter'],
  operator: CriterionOperator,
  value: string,
): string {
  const parameter = parameterPhrase(t, subject);
  switch (operator) {
    case 'equals':
      return t('sentence.equals', { parameter, value });
    case 'notEquals':
      return t('sentence.notEquals', { parameter, value });
    case 'contains':
      return t('sentence.contains', { parameter, value });
    case 'atLeast':
      return t('sentence.atLeast', { parameter, value });
    case 'atMost':
      return t('sentence.atMost', { parameter, value });
  }
}
