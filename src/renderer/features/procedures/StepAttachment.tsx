import { Download, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureSnapshot } from '../../../shared/domain/procedure.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { pictureAddress, saveSiteFile } from '../../app/siteFiles.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import { Picture } from '../../ui/Picture.tsx';
import styles from './StepAttachment.module.css';

type Attachment = NonNullable<ProcedureSnapshot['steps'][number]['attachment']>;

/** The file of a step: a picture is shown in front, a document is saved for the program that it belongs to (R-F07). */
export function StepAttachment({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const [isShown, setIsShown] = useState(false);
  const { file, name, contentType } = attachment;
  const isPicture = contentType === 'image/jpeg' || contentType === 'image/png';
  const save = () => dispatch(saveSiteFile({ file, name }));
  return (
    <>
      <button
        type="button"
        className={styles.attachment}
        title={isPicture ? t('attachment.show') : t('attachment.save')}
        onClick={() => (isPicture ? setIsShown(true) : save())}
      >
        {isPicture ? (
          <Paperclip size={12} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <Download size={12} strokeWidth={1.75} aria-hidden="true" />
        )}
        <span className={styles.name}>{name}</span>
      </button>
      <ModalDialog isOpen={isShown} title={name} isWide onClose={() => setIsShown(false)}>
        <div className={styles.picture}>
          <Picture address={pictureAddress(file)} description={name} missing={t('attachment.missing')} />
        </div>
        <DialogButtons>
          <Button onClick={save}>{t('attachment.save')}</Button>
          <Button look="primary" onClick={() => setIsShown(false)}>
            {t('shell:close')}
          </Button>
        </DialogButtons>
      </ModalDialog>
    </>
  );
}
