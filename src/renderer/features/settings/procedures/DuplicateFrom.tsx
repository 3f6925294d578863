import { Copy } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../../ui/ModalDialog.tsx';
import { LoadState } from '../editing/LoadState.tsx';
import { useItems } from '../settingsApi.ts';
import styles from './DuplicateFrom.module.css';

/** Starts the new procedure as a copy of an existing one (R-C03). */
export function DuplicateFrom() {
  const { t } = useTranslation(['settings', 'shell']);
  const dispatch = useAppDispatch();
  const [isOpen, setIsOpen] = useState(false);
  const { value: procedures, error, refetch } = useItems('procedures', { skip: !isOpen });
  const choose = (id: string) => {
    setIsOpen(false);
    dispatch(depart({ kind: 'settings', to: { section: 'procedures', item: { kind: 'new', copyOf: id } } }));
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <Copy size={14} strokeWidth={1.75} aria-hidden="true" />
        {t('procedure.duplicateFrom')}
      </Button>
      <ModalDialog
        isOpen={isOpen}
        title={t('procedure.duplicateFrom')}
        subtitle={t('procedure.duplicateText')}
        onClose={() => setIsOpen(false)}
      >
        {procedures === null ? (
          <LoadState error={error} onRetry={refetch} />
        ) : (
          <ListBox
            className={styles.list ?? ''}
            aria-label={t('section.procedures')}
            autoFocus="first"
            items={procedures}
            renderEmptyState={() => t('list.none')}
            onAction={(key) => choose(String(key))}
          >
            {({ id, name, steps }) => (
              <ListBoxItem id={id} textValue={name} className={styles.item ?? ''}>
                <span className={styles.name}>{name}</span>
                <span className={styles.count}>{t('procedure.actionCount', { count: steps.length })}</span>
              </ListBoxItem>
            )}
          </ListBox>
        )}
        <DialogButtons>
          <Button onClick={() => setIsOpen(false)}>{t('shell:cancel')}</Button>
        </DialogButtons>
      </ModalDialog>
    </>
  );
}
