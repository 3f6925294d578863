import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Priority, priorities } from '../../../../shared/domain/alarm.ts';
import fieldStyles from '../../../ui/Field.module.css';
import { PriorityMark } from '../../../ui/PriorityMark.tsx';
import styles from './PriorityChoice.module.css';

interface PriorityChoiceProps {
  readonly value: Priority;
  readonly onChange: (priority: Priority) => void;
}

/** The priority as the five marks that operators know it by (R-D07). */
export function PriorityChoice({ value, onChange }: PriorityChoiceProps) {
  const { t } = useTranslation('definitions');
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => onChange(Number(next) as Priority)}
    >
      <Label className={fieldStyles.label ?? ''}>{t('priority.label')}</Label>
      <div className={styles.marks}>
        {priorities.map((priority) => (
          <Radio key={priority} value={String(priority)} className={styles.mark ?? ''}>
            <PriorityMark priority={priority} label={t('priority.value', { priority })} />
          </Radio>
        ))}
      </div>
      <p className={fieldStyles.hint}>{t('priority.hint')}</p>
    </RadioGroup>
  );
}
