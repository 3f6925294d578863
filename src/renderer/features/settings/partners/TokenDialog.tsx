import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyLine } from '../../../ui/CopyLine.tsx';
import { DialogButtons, ModalDialog } from '../../../ui/ModalDialog.tsx';

interface TokenDialogProps {
  readonly name: string;
  readonly token: string;
  readonly copying: {
    readonly copyLabel: string;
    readonly copiedLabel: string;
    readonly refusedLabel: string;
  };
  readonly onClose: () => void;
}

/** A partner's new token, the only time that it can be seen (R-D16). */
export function TokenDialog({ name, token, copying, onClose }: TokenDialogProps) {
  const { t } = useTranslation('site');
  return (
    <ModalDialog isOpen size="wide" title={t('partner.tokenTitle', { name })} onClose={onClose}>
      <Banner tone="lost" icon={<TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />}>
        {t('partner.tokenOnce')}
      </Banner>
      <CopyLine label={t('column.token')} value={token} {...copying} />
      <p>{t('partner.tokenUse')}</p>
      <DialogButtons>
        <Button look="primary" onClick={onClose}>
          {t('partner.tokenKept')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
