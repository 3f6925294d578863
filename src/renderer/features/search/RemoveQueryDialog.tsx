import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/link/search.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { siteErrorOf, useRemoveQueryMutation } from './searchApi.ts';
import { reasonText } from './searchTexts.ts';

interface RemoveQueryDialogProps {
  readonly query: SavedQuery;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before a saved query goes; one that somebody else has deleted meanwhile is gone as well. */
export function RemoveQueryDialog({ query, onRemoved, onClose }: RemoveQueryDialogProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  const [remove, { error: thrown, isLoading }] = useRemoveQueryMutation();
  const error = thrown && siteErrorOf(thrown);
  const { id, version, name, isPublic } = query;
  const confirm = async () => {
    const answer = await remove({ id, version });
    const failed = answer.error && siteErrorOf(answer.error);
    const isGone = failed?.kind === 'refused' && failed.problem.code === 'NOT_FOUND';
    if (!failed || isGone) onRemoved();
  };
  const refusal =
    error &&
    (error.kind === 'refused' && error.problem.code === 'STALE_VERSION'
      ? t('removal.stale')
      : t('removal.failed', { reason: reasonText(t, errors, error) }));
  return (
    <ConfirmDialog
      isOpen
      title={t('removal.title')}
      confirmLabel={t('removal.confirm')}
      cancelLabel={t('removal.cancel')}
      refusal={refusal}
      unavailable={isLoading}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {isPublic ? t('removal.textPublic', { name }) : t('removal.text', { name })}
    </ConfirmDialog>
  );
}
