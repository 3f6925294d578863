import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../../shared/domain/criteria.ts';
import {
  type CriterionOperator,
  type CriterionParameter,
  operatorsOf,
} from '../../../../shared/domain/criteria.ts';
import { parametersOf } from '../../../../shared/domain/definition.ts';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './CriteriaBuilder.module.css';
import type { CriteriaEditing } from './CriteriaBuilder.tsx';
import { CriterionValue } from './CriterionValue.tsx';
import type { CriteriaPath } from './criteriaTree.ts';
import { criterionProblem } from './criterionProblem.ts';
import { operatorText, parameterText } from './definitionTexts.ts';
import { MemberButtons } from './MemberButtons.tsx';

interface CriterionFieldsProps {
  readonly editing: CriteriaEditing;
  readonly criterion: Criterion;
  readonly path: CriteriaPath;
}

/** One comparison: parameter, expression, value. The expressions are those that fit the parameter (R-D17, R-D18). */
export function CriterionFields({ editing, criterion, path }: CriterionFieldsProps) {
  const { t } = useTranslation('definitions');
  const id = useId();
  const [isVisited, setIsVisited] = useState(false);
  const { parameter, operator, value } = criterion;
  const operators = operatorsOf(parameter);
  const problem = criterionProblem(t, criterion);
  const error = isVisited || editing.isChecked || value !== '' ? problem : null;
  const change = (next: Criterion) => editing.replace(path, next);
  const parameterChanged = (next: CriterionParameter) => {
    const fitting = operatorsOf(next);
    // What was typed for a plate says nothing of a country; the codes of events are no free text either.
    change({
      parameter: next,
      operator: fitting.includes(operator) ? operator : (fitting[0] ?? 'equals'),
      value: '',
    });
    setIsVisited(false);
  };
  return (
    <div className={styles.criterion} data-place={path.join('.')}>
      <div className={styles.line}>
        <select
          className={fieldStyles.select}
          data-control="parameter"
          aria-label={t('criteria.parameter')}
          value={parameter}
          onChange={({ target }) => parameterChanged(target.value as CriterionParameter)}
        >
          {parametersOf(editing.partnerType).map((each) => (
            <option key={each} value={each}>
              {parameterText(t, each)}
            </option>
          ))}
        </select>
        <select
          className={fieldStyles.select}
          aria-label={t('criteria.operator')}
          value={operator}
          onChange={({ target }) => change({ ...criterion, operator: target.value as CriterionOperator })}
        >
          {operators.map((each) => (
            <option key={each} value={each}>
              {operatorText(t, each)}
            </option>
          ))}
        </select>
        <CriterionValue
          id={id}
          criterion={criterion}
          isInvalid={error !== null}
          onChange={(next) => change({ ...criterion, value: next })}
          onBlur={() => setIsVisited(true)}
        />
        <MemberButtons editing={editing} path={path} removeLabel={t('criteria.remove')} />
      </div>
      {error !== null && (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
