import { useTranslation } from 'react-i18next';
import { departAnyway } from '../../app/departures.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { departureRefused } from '../../app/placeSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';

/** Asks before changes that are not saved are lost. */
export function LeaveDialog() {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const isAsked = useAppSelector((state) => state.place.departure !== null);
  return (
    <ModalDialog isOpen={isAsked} title={t('leave.title')} onClose={() => dispatch(departureRefused())}>
      <p>{t('leave.text')}</p>
      <DialogButtons>
        <Button onClick={() => dispatch(departAnyway(undefined))}>{t('leave.discard')}</Button>
        <Button look="primary" autoFocus onClick={() => dispatch(departureRefused())}>
          {t('leave.stay')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
