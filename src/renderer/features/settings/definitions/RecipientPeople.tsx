import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Hint } from '../../../ui/Hint.tsx';
import noteStyles from '../editing/Note.module.css';
import { settingsApi } from '../settingsApi.ts';
import type { DefinitionForm } from './definitionForm.ts';
import styles from './RecipientPeople.module.css';

/** More names than these say no more than their number. */
const namesMost = 40;

/** Whom the chosen roles and users mean just now, and who of them cannot handle anything (R-D10). */
export function RecipientPeople({ recipients }: { readonly recipients: DefinitionForm['recipients'] }) {
  const { t } = useTranslation('definitions');
  const { data, isError, refetch } = settingsApi.usePreviewRecipientsQuery({ body: recipients });
  if (isError) {
    return (
      <div className={styles.people} role="alert">
        <span>{t('recipients.failed')}</span>
        <Button size="small" onClick={() => refetch()}>
          {t('recipients.retry')}
        </Button>
      </div>
    );
  }
  if (data === undefined) {
    return (
      <p className={styles.people} role="status">
        {t('recipients.loading')}
      </p>
    );
  }
  const { users } = data;
  const trouble =
    users.length === 0
      ? t('recipients.nobody')
      : users.every(({ mayOperate }) => !mayOperate)
        ? t('recipients.noOperator')
        : null;
  return (
    <>
      {users.length > 0 && (
        <div className={styles.people} role="status">
          <span className={styles.lead}>{t('recipients.people', { count: users.length })}</span>
          {users.slice(0, namesMost).map(({ id, name, mayOperate }) =>
            mayOperate ? (
              <span key={id} className={styles.person}>
                {name}
              </span>
            ) : (
              <Hint key={id} text={t('recipients.onlySeesHint')}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip is read with the keyboard as well */}
                <span className={styles.person} tabIndex={0}>
                  {name} <span className={styles.mark}>{t('recipients.onlySees')}</span>
                </span>
              </Hint>
            ),
          )}
          {users.length > namesMost && (
            <span className={styles.lead}>{t('recipients.more', { count: users.length - namesMost })}</span>
          )}
        </div>
      )}
      {trouble && (
        <p className={noteStyles.warning} role="alert">
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
          {trouble}
        </p>
      )}
    </>
  );
}
