import { Download, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureSnapshot } from '../../../shared/domain/procedure.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { fileAddress, saveSiteFile } from '../../app/siteFiles.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { PdfView } from './PdfView.tsx';
import styles from './StepAttachment.module.css';

type Attachment = NonNullable<ProcedureSnapshot['steps'][number]['attachment']>;

/** The file of a step: a picture or a PDF is shown in front, another document is saved for the program that it belongs to (R-F07). */
export function StepAttachment({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const [isShown, setIsShown] = useState(false);
  const { file, name, contentType } = attachment;
  const isPicture = contentType === 'image/jpeg' || contentType === 'image/png';
  const isPdf = contentType === 'application/pdf';
  const isViewed = isPicture || isPdf;
  const save = () => dispatch(saveSiteFile({ file, name }));
  return (
    <>
      <button
        type="button"
        className={styles.attachment}
        title={isViewed ? t('attachment.show') : t('attachment.save')}
        onClick={() => (isViewed ? setIsShown(true) : save())}
      >
        {isViewed ? (
          <Paperclip size={12} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <Download size={12} strokeWidth={1.75} aria-hidden="true" />
        )}
        <span className={styles.name}>{name}</span>
      </button>
      <ModalDialog
        isOpen={isShown}
        title={name}
        size={isPdf ? 'document' : 'wide'}
        onClose={() => setIsShown(false)}
      >
        {isPdf ? (
          <PdfView address={fileAddress(file)} name={name} />
        ) : (
          <div className={styles.picture}>
            <Picture address={fileAddress(file)} description={name} missing={t('attachment.missing')} />
          </div>
        )}
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
