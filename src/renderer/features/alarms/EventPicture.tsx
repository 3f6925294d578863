import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdditionalInformation } from '../../../shared/domain/alarm.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { fileAddress, saveSiteFile } from '../../app/siteFiles.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import { Picture } from '../../ui/Picture.tsx';
import styles from './EventPicture.module.css';

interface EventPictureProps {
  readonly picture: AdditionalInformation['images'][number];
  readonly description: string;
}

/** A picture that came with the event, small; a click shows it in front, where it can be saved (R-F06). */
export function EventPicture({ picture: { id, name, contentType }, description }: EventPictureProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const [isLarge, setIsLarge] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const picture = (
    <Picture
      address={fileAddress(id)}
      description={description}
      missing={t('attachment.missing')}
      onMissing={() => setIsMissing(true)}
    />
  );
  if (isMissing) return picture;
  const save = () => dispatch(saveSiteFile({ file: id, name: fileName(name, contentType) }));
  return (
    <>
      <button
        type="button"
        className={styles.small}
        title={t('additional.enlarge')}
        onClick={() => setIsLarge(true)}
      >
        {picture}
      </button>
      <ModalDialog isOpen={isLarge} title={description} size="wide" onClose={() => setIsLarge(false)}>
        <div className={styles.large}>{picture}</div>
        <DialogButtons>
          <Button onClick={save}>{t('attachment.save')}</Button>
          <Button look="primary" onClick={() => setIsLarge(false)}>
            {t('shell:close')}
          </Button>
        </DialogButtons>
      </ModalDialog>
    </>
  );
}

/** Senders name their pictures by what they show, mostly without an ending. */
function fileName(name: string, contentType: string): string {
  const ending = contentType.replace('image/', '').replace('jpeg', 'jpg');
  return name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}
