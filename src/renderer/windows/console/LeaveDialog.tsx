import { useTranslation } from 'react-i18next';
import { departAnyway, tabsLost } from '../../app/departures.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { departureRefused } from '../../app/placeSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';

/** Asks before changes that are not saved are lost. */
export function LeaveDialog() {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const { departure, unsaved } = useAppSelector((state) => state.place);
  const tabs = departure?.kind === 'signOut' ? tabsLost(departure, unsaved) : [];
  return (
    <ModalDialog
      isOpen={departure !== null}
      title={t('leave.title')}
      onClose={() => dispatch(departureRefused())}
    >
      {departure?.kind === 'signOut' ? (
        <>
          <p>{t('leave.signOut')}</p>
          <ul>
            {tabs.map((tab) => (
              <li key={tab}>{tab === 'search' ? t('tab.search') : t('tab.settings')}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('leave.text')}</p>
      )}
      <DialogButtons>
        <Button onClick={() => dispatch(departAnyway(undefined))}>{t('leave.discard')}</Button>
        <Button look="primary" autoFocus onClick={() => dispatch(departureRefused())}>
          {t('leave.stay')}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
