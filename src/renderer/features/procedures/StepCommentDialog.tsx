import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { schemaResolver } from '../../app/schemaResolver.ts';
import { Button } from '../../ui/Button.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './StepCommentDialog.module.css';

interface StepCommentDialogProps {
  /** What the step says. */
  readonly step: string;
  /** No longer, when somebody else took the alarm or ticked the step while the dialog was open. */
  readonly mayConfirm: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: (comment: string) => void;
}

/** Longest comment that the link carries. */
const commentMost = 2000;
const commentSchema = z.object({ comment: z.string().trim().min(1).max(commentMost) });

/** Asks for the comment without which the step stays unticked (R-C06). */
export function StepCommentDialog({ step, mayConfirm, onCancel, onConfirm }: StepCommentDialogProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const { register, handleSubmit, formState } = useForm({
    resolver: schemaResolver(commentSchema),
    defaultValues: { comment: '' },
  });
  const fault = formState.errors.comment?.type;
  const submit = handleSubmit(({ comment }) => {
    if (mayConfirm) {
      onConfirm(comment.trim());
    }
  });
  return (
    <ModalDialog isOpen title={t('comment.title')} subtitle={step} onClose={onCancel}>
      <form
        className={styles.form}
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }
        }}
      >
        {!mayConfirm && (
          <p className={styles.unavailable} role="alert">
            {t('comment.unavailable')}
          </p>
        )}
        <TextAreaField
          {...register('comment')}
          autoFocus
          label={t('comment.field')}
          error={fault && (fault === 'too_big' ? t('comment.tooLong') : t('comment.missing'))}
        />
        <DialogButtons>
          <Button onClick={onCancel}>{t('shell:cancel')}</Button>
          <Button type="submit" look="primary" unavailable={!mayConfirm}>
            {t('comment.confirm')}
          </Button>
        </DialogButtons>
      </form>
    </ModalDialog>
  );
}
