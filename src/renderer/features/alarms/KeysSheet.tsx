import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './KeysSheet.module.css';

interface KeysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every key of the alarms, on one sheet. */
export const KeysSheet = memo(function KeysSheet({ isOpen, onClose }: KeysSheetProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const shift = (key: string) => t('key.shift', { key });
  const groups = [
    {
      title: t('keys.list'),
      keys: [
        ['N', t('keys.next')],
        ['↑ ↓', t('keys.move')],
        [t('key.enter'), t('keys.open')],
        ['/', t('search.label')],
        ['R', t('refresh.button')],
      ],
    },
    {
      title: t('keys.alarm'),
      keys: [
        ['H', t('action.handle')],
        ['A', t('action.assign')],
        ['Y', t('action.history')],
        ['P', t('keys.procedure')],
        ['T', t('keys.tickNext')],
        [t('key.space'), t('keys.tick')],
        ['C', t('action.close')],
        ['1 2 3', t('closing.title')],
      ],
    },
    {
      title: t('keys.selection'),
      keys: [
        [t('key.space'), t('keys.select')],
        [shift('↑ ↓'), t('keys.extend')],
        ['Ctrl+A', t('select.all')],
        [shift('H'), t('keys.handleSelected')],
        [shift('A'), t('keys.assignSelected')],
        [shift('Y'), t('keys.historyOfSelected')],
      ],
    },
    {
      title: t('tabs.label'),
      keys: [
        ['Ctrl+1 … 9', t('keys.tab')],
        ['← →', t('keys.neighbour')],
        [t('key.delete'), t('keys.closeTab')],
        ['Esc', t('keys.leave')],
        ['?', t('keys.title')],
      ],
    },
  ] as const;
  return (
    <ModalDialog isOpen={isOpen} title={t('keys.title')} size="wide" onClose={onClose}>
      <div className={styles.groups}>
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, text]) => (
                <Fragment key={key}>
                  <dt>
                    <kbd className={styles.key}>{key}</kbd>
                  </dt>
                  <dd>{text}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('shell:close')}</Button>
      </DialogButtons>
    </ModalDialog>
  );
});
