import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationName } from '../../../../shared/link/configuration.ts';
import type { Problem } from '../../../../shared/link/rest.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { noticed } from '../../../app/noticesSlice.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useItemChanges } from '../settingsApi.ts';
import { RefusalWords } from './SiteRefusal.tsx';

interface RemoveDialogProps {
  readonly collection: ConfigurationName;
  readonly item: { readonly id: string; readonly version: number; readonly name: string };
  /** Why it cannot be removed; `null` where nothing is known to be in the way. */
  readonly kept: ReactNode | null;
  readonly words?: ((problem: Problem) => string | undefined) | undefined;
  readonly onClose: () => void;
  readonly onRemoved?: () => void;
}

/** Asks before an item is deleted, and says why it was not. */
export function RemoveDialog({ collection, item, kept, words, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation(['settings', 'shell']);
  const dispatch = useAppDispatch();
  const { remove } = useItemChanges(collection);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SiteError | null>(null);
  const confirm = async () => {
    setIsBusy(true);
    const removed = await remove(item.id, item.version);
    setIsBusy(false);
    if (removed.ok || isGone(removed.error)) {
      dispatch(noticed({ kind: 'itemRemoved', name: item.name }));
      onClose();
      onRemoved?.();
    } else {
      setError(removed.error);
    }
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('remove.title', { name: item.name })}
      refusal={kept ?? (error && <RefusalWords error={error} words={words} />)}
      confirmLabel={t('remove.confirm')}
      cancelLabel={t('shell:cancel')}
      unavailable={isBusy || kept !== null || isUsed(error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      {kept === null && t('remove.text')}
    </ConfirmDialog>
  );
}

/** Somebody else was faster: that is what was wanted. */
function isGone(error: SiteError): boolean {
  return error.kind === 'refused' && error.problem.code === 'NOT_FOUND';
}

/** Asking again would bring the same answer. */
function isUsed(error: SiteError | null): boolean {
  return (
    error?.kind === 'refused' && (error.problem.code === 'IN_USE' || error.problem.code === 'STALE_VERSION')
  );
}
