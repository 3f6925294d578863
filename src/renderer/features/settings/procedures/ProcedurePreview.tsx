import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  isProcedureComplete,
  type ProcedureSnapshot,
  type StepDone,
  workStep,
} from '../../../../shared/domain/procedure.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import { useServerNow } from '../../../app/useSiteTime.ts';
import { selectSession } from '../../../app/workstationSlice.ts';
import { Button } from '../../../ui/Button.tsx';
import { ResponseProcedure } from '../../procedures/index.ts';
import styles from './ProcedurePreview.module.css';
import type { ProcedureForm } from './procedureForm.ts';

const noPending: ReadonlyMap<string, boolean> = new Map();

/** The procedure as the operator will meet it with an alarm; ticks are tried by the same rules, and are kept nowhere. */
export function ProcedurePreview({ control }: { readonly control: Control<ProcedureForm> }) {
  const { t } = useTranslation('settings');
  const { t: errors } = useTranslation('errors');
  const session = useAppSelector(selectSession);
  const now = useServerNow(60);
  const { name = '', steps = [], enabled } = useWatch({ control });
  const [ticks, setTicks] = useState<Readonly<Record<string, StepDone>>>({});
  const [isLocked, setIsLocked] = useState(false);
  const procedure: ProcedureSnapshot = {
    name,
    steps: steps.map(({ id = '', text = '', attachment = null, ...rules }) => ({
      id,
      text: text.trim() === '' ? t('preview.noText') : text,
      mustAcknowledge: rules.mustAcknowledge === true,
      mustComment: rules.mustComment === true,
      locksNext: rules.locksNext === true,
      attachment: attachment as ProcedureSnapshot['steps'][number]['attachment'],
      done: ticks[id] ?? null,
    })),
  };
  const tick = (step: string, done: boolean, comment?: string) => {
    const by = session?.status === 'signedIn' ? session.user : { id: '', name: '' };
    const worked = workStep(procedure, { step, done, comment }, by, new Date(now).toISOString());
    setIsLocked(!worked.ok);
    if (worked.ok) {
      const marks = worked.value.steps.flatMap((each) => (each.done ? [[each.id, each.done] as const] : []));
      setTicks(Object.fromEntries(marks));
    }
  };
  const isTouched = Object.keys(ticks).length > 0;
  const mayClose = isProcedureComplete(procedure);
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('preview.title')}</h3>
        <Button
          look="quiet"
          size="small"
          unavailable={!isTouched}
          onClick={() => {
            setTicks({});
            setIsLocked(false);
          }}
        >
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('preview.again')}
        </Button>
      </div>
      <p className={styles.text}>{enabled === false ? t('preview.disabled') : t('preview.text')}</p>
      <ResponseProcedure procedure={procedure} pendingSteps={noPending} isAssignee mayWork onStep={tick} />
      <div className={styles.foot}>
        <p role="status" className={styles.state} data-refused={isLocked || undefined}>
          {isLocked ? errors('STEP_LOCKED') : mayClose ? t('preview.mayClose') : t('preview.mayNotClose')}
        </p>
      </div>
    </>
  );
}
