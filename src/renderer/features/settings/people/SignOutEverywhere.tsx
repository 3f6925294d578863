import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts';
import { noticed } from '../../../app/noticesSlice.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { selectUserId } from '../../../app/workstationSlice.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';

interface SignOutEverywhereProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly bar: string | null;
}

/** Ends all sessions of a user, wherever he is signed in. */
export function SignOutEverywhere({ user, bar }: SignOutEverywhereProps) {
  const { t } = useTranslation(['settings', 'shell']);
  const dispatch = useAppDispatch();
  const isSelf = useAppSelector(selectUserId) === user.id;
  const [isAsking, setIsAsking] = useState(false);
  const [signOut, { isLoading, error, reset }] = settingsApi.useSignOutUserMutation();
  const confirm = async () => {
    const answer = await signOut({ id: user.id });
    if (answer.data) {
      setIsAsking(false);
      dispatch(noticed({ kind: 'signedOutEverywhere', name: user.name, count: answer.data.sessions }));
    }
  };
  return (
    <>
      <BarredButton
        bar={bar}
        onClick={() => {
          reset();
          setIsAsking(true);
        }}
      >
        <LogOut size={14} strokeWidth={1.75} aria-hidden="true" />
        {t('user.signOut')}
      </BarredButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('user.signOutTitle', { name: user.name })}
        refusal={error && <RefusalWords error={error as SiteError} />}
        confirmLabel={t('user.signOutConfirm')}
        cancelLabel={t('shell:cancel')}
        unavailable={isLoading}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      >
        {isSelf ? t('user.signOutSelf') : t('user.signOutText')}
      </ConfirmDialog>
    </>
  );
}
