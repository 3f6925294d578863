import type { TFunction } from 'i18next';
import type { Criterion } from '../../../../shared/domain/criteria.ts';

/** The longest value that the site keeps. */
const valueMost = 200;

/** What is wrong with a comparison, in the user's words; `null` where nothing is. */
export function criterionProblem(
  t: TFunction<'definitions'>,
  { parameter, value }: Criterion,
): string | null {
  const text = value.trim();
  if (text === '') {
    return t('criteria.valueMissing');
  }
  if (parameter === 'confidence' && !Number.isFinite(Number(text))) {
    return t('criteria.valueNoNumber');
  }
  return text.length > valueMost ? t('criteria.valueTooLong') : null;
}
