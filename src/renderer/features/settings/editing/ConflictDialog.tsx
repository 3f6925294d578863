import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../../ui/ModalDialog.tsx';
import styles from './ConflictDialog.module.css';
import { type ComparedField, differences, mergedForm, type Side } from './comparison.ts';

interface ConflictDialogProps<Form> {
  readonly name: string;
  readonly compared: readonly ComparedField<Form>[];
  /** As it was when the form began. */
  readonly base: Form;
  /** As it is typed. */
  readonly mine: Form;
  /** As somebody else saved it meanwhile. */
  readonly theirs: Form;
  readonly onSave: (values: Form) => void;
  readonly onClose: () => void;
}

/** Two people changed one thing: shows the difference field by field, to keep one's own or to take the other's. */
export function ConflictDialog<Form>(props: ConflictDialogProps<Form>) {
  const { name, compared, base, mine, theirs, onSave, onClose } = props;
  const { t } = useTranslation(['settings', 'shell']);
  const found = differences(compared, { base, mine, theirs });
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (label: string, proposed: Side) => chosen[label] ?? proposed;
  const save = () => {
    const taken = found
      .filter(({ field, proposed }) => sideOf(field.label, proposed) === 'theirs')
      .map(({ field }) => field);
    onSave(mergedForm(mine, theirs, taken));
  };
  return (
    <ModalDialog isOpen size="wide" title={t('conflict.title', { name })} onClose={onClose}>
      <p className={styles.text}>{found.length === 0 ? t('conflict.same') : t('conflict.text')}</p>
      <div className={styles.fields}>
        {found.map(({ field, proposed }) => (
          <RadioGroup
            key={field.label}
            className={styles.field ?? ''}
            value={sideOf(field.label, proposed)}
            onChange={(side) => setChosen({ ...chosen, [field.label]: side as Side })}
          >
            <Label className={styles.label ?? ''}>{field.label}</Label>
            <div className={styles.sides}>
              <Radio value="mine" className={styles.side ?? ''}>
                <span className={styles.whose}>{t('conflict.mine')}</span>
                <span className={styles.value}>{field.words(mine)}</span>
              </Radio>
              <Radio value="theirs" className={styles.side ?? ''}>
                <span className={styles.whose}>{t('conflict.theirs')}</span>
                <span className={styles.value}>{field.words(theirs)}</span>
              </Radio>
            </div>
          </RadioGroup>
        ))}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('shell:leave.stay')}</Button>
        <Button look="primary" onClick={save}>
          {t('conflict.save')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
