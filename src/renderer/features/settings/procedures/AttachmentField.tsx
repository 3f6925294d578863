import { Paperclip, Upload, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentTypes } from '../../../../shared/link/files.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './AttachmentField.module.css';
import { attachmentTroubleText } from './attachmentTexts.ts';
import type { StepForm } from './procedureForm.ts';
import { useAttachmentUpload } from './useAttachmentUpload.ts';

type Attachment = StepForm['attachment'];

interface AttachmentFieldProps {
  readonly value: Attachment;
  readonly error: string | undefined;
  readonly onChange: (value: Attachment) => void;
}

const accepted = Object.keys(attachmentTypes)
  .map((ending) => `.${ending}`)
  .join(',');

/** The reference file of an action: chosen or dropped, judged by the site, shown by its name (R-C08). */
export function AttachmentField({ value, error, onChange }: AttachmentFieldProps) {
  const { t } = useTranslation('settings');
  const { t: errors } = useTranslation('errors');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { upload, isBusy, trouble } = useAttachmentUpload(onChange);
  const fault = trouble ? attachmentTroubleText({ t, errors }, trouble) : error;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls within a form, not a form's part with a legend
    <div
      className={styles.field}
      role="group"
      aria-labelledby={id}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          setIsOver(true);
        }
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (file) {
          event.preventDefault();
          return upload(file);
        }
      }}
    >
      <span id={id} className={styles.label}>
        {t('attachment.label')}
      </span>
      <div className={styles.line}>
        {value && (
          <span className={styles.chip}>
            <Paperclip size={13} strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.name}>{value.name}</span>
            <Button
              look="quiet"
              size="small"
              icon
              aria-label={t('attachment.remove', { name: value.name })}
              title={t('attachment.removeHint')}
              onClick={() => onChange(null)}
            >
              <X size={13} strokeWidth={1.75} aria-hidden="true" />
            </Button>
          </span>
        )}
        <Button size="small" unavailable={isBusy} onClick={() => input.current?.click()}>
          <Upload size={13} strokeWidth={1.75} aria-hidden="true" />
          {value ? t('attachment.replace') : t('attachment.choose')}
        </Button>
        <span className={styles.hint} role="status">
          {isBusy ? t('attachment.uploading') : value ? null : t('attachment.hint')}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept={accepted}
          aria-label={t('attachment.label')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file can be chosen again after it was refused and mended.
            event.target.value = '';
            return file && upload(file);
          }}
        />
      </div>
      {fault && (
        <p className={styles.error} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
