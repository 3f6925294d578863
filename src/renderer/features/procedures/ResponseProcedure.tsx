import { Lock } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ProcedureSnapshot,
  procedureProgress,
  visibleStepCount,
} from '../../../shared/domain/procedure.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './ResponseProcedure.module.css';
import { StepAttachment } from './StepAttachment.tsx';
import { StepCommentDialog } from './StepCommentDialog.tsx';

type Step = ProcedureSnapshot['steps'][number];

interface ResponseProcedureProps {
  /** With the ticks that are on their way; `null` where the alarm has no procedure. */
  readonly procedure: ProcedureSnapshot | null;
  /** By step: whether its tick has been sent, or waits for the link. */
  readonly pendingSteps: ReadonlyMap<string, boolean>;
  /** The licence has no procedures (R-A04). */
  readonly isBeyondTier?: boolean;
  /** What was done of it, with nothing left to do: every step is shown. */
  readonly isRecord?: boolean;
  readonly isAssignee: boolean;
  /** Whether this user may tick now (R-G03). */
  readonly mayWork: boolean;
  readonly onStep: (step: string, done: boolean, comment?: string) => void;
}

/** What the operator is to do, step by step (R-F07, R-C05..R-C07). */
export function ResponseProcedure(props: ResponseProcedureProps) {
  const { procedure, pendingSteps, isBeyondTier = false, isRecord = false } = props;
  const { isAssignee, mayWork, onStep } = props;
  const { t } = useTranslation('alarms');
  const [commenting, setCommenting] = useState<string | null>(null);
  if (procedure === null) {
    return (
      <Panel title={t('procedure.title')}>
        <p className={styles.aside}>{isBeyondTier ? t('procedure.notInPro') : t('procedure.none')}</p>
      </Panel>
    );
  }
  const visible = isRecord ? procedure.steps : procedure.steps.slice(0, visibleStepCount(procedure));
  const hidden = procedure.steps.length - visible.length;
  const commented = procedure.steps.find(({ id }) => id === commenting);
  const tick = (step: Step) => {
    if (step.done === null && step.mustComment) {
      setCommenting(step.id);
      return;
    }
    onStep(step.id, step.done === null);
  };
  return (
    <Panel title={t('procedure.title')} aside={t('procedure.progress', procedureProgress(procedure))}>
      {!isAssignee && !isRecord && <p className={styles.aside}>{t('procedure.onlyAssignee')}</p>}
      <ol>
        {visible.map((step) => (
          <StepLine
            key={step.id}
            step={step}
            isSent={pendingSteps.get(step.id)}
            mayTick={mayWork && !pendingSteps.has(step.id)}
            onTick={() => tick(step)}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <p className={styles.hidden}>
          <Lock size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('procedure.hidden', { count: hidden })}
        </p>
      )}
      {commented && (
        <StepCommentDialog
          step={commented.text}
          mayConfirm={mayWork && commented.done === null}
          onCancel={() => setCommenting(null)}
          onConfirm={(comment) => {
            setCommenting(null);
            onStep(commented.id, true, comment);
          }}
        />
      )}
    </Panel>
  );
}

interface StepLineProps {
  readonly step: Step;
  /** Only while its tick has no answer: whether it was sent. */
  readonly isSent: boolean | undefined;
  readonly mayTick: boolean;
  readonly onTick: () => void;
}

function StepLine({ step, isSent, mayTick, onTick }: StepLineProps) {
  const { t } = useTranslation('alarms');
  const box = useId();
  const isPending = isSent !== undefined;
  const isDone = step.done !== null;
  const rules = [
    step.mustAcknowledge ? t('procedure.required') : t('procedure.optional'),
    step.mustComment ? t('procedure.asksComment') : null,
  ];
  return (
    <li className={styles.line}>
      <label
        htmlFor={box}
        className={styles.step}
        data-done={isDone || undefined}
        data-working={mayTick || undefined}
      >
        <CheckBox
          id={box}
          checked={isDone}
          aria-disabled={!mayTick || undefined}
          isPending={isPending}
          onChange={() => {
            if (mayTick) {
              onTick();
            }
          }}
        />
        <span className={styles.words}>
          <span className={styles.text}>{step.text}</span>
          {isPending ? (
            <span className={styles.pending}>{isSent ? t('pending.sending') : t('pending.kept')}</span>
          ) : step.done ? (
            <DoneBy done={step.done} />
          ) : (
            <span className={styles.rules}>{rules.filter(Boolean).join(' · ')}</span>
          )}
          {step.done?.comment && <q className={styles.comment}>{step.done.comment}</q>}
        </span>
      </label>
      {step.attachment && <StepAttachment attachment={step.attachment} />}
    </li>
  );
}

function DoneBy({ done }: { readonly done: NonNullable<Step['done']> }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  return (
    <span className={styles.rules} title={siteTime.dateAndTime(Date.parse(done.at))}>
      {t('procedure.doneBy', { user: done.by.name, time: siteTime.time(Date.parse(done.at)) })}
    </span>
  );
}
