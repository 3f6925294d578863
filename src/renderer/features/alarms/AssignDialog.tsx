import { memo, useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CommonRecipients } from '../../../shared/bridge/state.ts';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './AssignDialog.module.css';
import { assigningAsked } from './listViewSlice.ts';
import { selectAlarm, selectDeparted, selectNumbers } from './selectors.ts';
import { useAlarmActions } from './useAlarmActions.ts';
import type { Asked } from './useAlarmHistory.ts';

/** "Assign to": the users who are recipients of this alarm, or of all the selected ones (R-E10, R-E14). */
export const AssignDialog = memo(function AssignDialog() {
  const alarms = useAppSelector((state) => state.listView.assigning);
  return alarms && <OpenDialog key={alarms.join(' ')} alarms={alarms} />;
});

function OpenDialog({ alarms }: { readonly alarms: readonly string[] }) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const first = useAppSelector((state) => selectAlarm(state, alarms[0] ?? ''));
  const isGone = useAppSelector((state) => alarms.every((id) => selectAlarm(state, id) === undefined));
  const close = () => dispatch(assigningAsked(null));
  const departed = useAppSelector((state) => selectDeparted(state, alarms[0] ?? '')?.alarm);
  const named = first ?? departed;
  const subtitle =
    alarms.length === 1 && named
      ? t('closing.subtitle', { number: named.number, name: named.name })
      : t('assign.several', { count: alarms.length });
  return (
    <ModalDialog isOpen title={t('assign.title')} subtitle={subtitle} onClose={close}>
      {isGone ? (
        <p className={styles.gone} role="alert">
          {t('assign.gone')}
        </p>
      ) : (
        <Users alarms={alarms} onClose={close} />
      )}
      <DialogButtons>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </DialogButtons>
    </ModalDialog>
  );
}

interface UsersProps {
  readonly alarms: readonly string[];
  readonly onClose: () => void;
}

function Users({ alarms, onClose }: UsersProps) {
  const { t } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const [attempt, setAttempt] = useState(0);
  const asked = useCommonRecipients(alarms, attempt);
  switch (asked.status) {
    case 'asking':
      return (
        <p className={styles.aside} role="status">
          {t('assign.loading')}
        </p>
      );
    case 'failed':
      return (
        <div className={styles.aside} role="alert">
          <p>{t('assign.failed', { reason: failureText(errors, asked.failure) })}</p>
          <Button size="small" onClick={() => setAttempt((count) => count + 1)}>
            {t('history.retry')}
          </Button>
        </div>
      );
    case 'there':
      return asked.value.users.length === 0 ? (
        <NobodyInCommon recipients={asked.value} />
      ) : (
        <UserList alarms={alarms} users={asked.value.users} onClose={onClose} />
      );
  }
}

interface UserListProps extends UsersProps {
  readonly users: CommonRecipients['users'];
}

function UserList({ alarms, users, onClose }: UserListProps) {
  const { t } = useTranslation('alarms');
  const actions = useAlarmActions();
  const userId = useAppSelector(selectUserId);
  const holder = useAppSelector((state) => selectAlarm(state, alarms[0] ?? '')?.assignee?.id);
  const holderId = alarms.length === 1 ? holder : undefined;
  return (
    <ListBox
      className={styles.users ?? ''}
      aria-label={t('assign.users')}
      autoFocus="first"
      disabledKeys={holderId === undefined ? [] : [holderId]}
      onAction={(user) => {
        onClose();
        actions.assign(alarms, String(user));
      }}
    >
      {users.map(({ id, name }) => (
        <ListBoxItem key={id} id={id} textValue={name} className={styles.user ?? ''}>
          <span>{name}</span>
          {id === userId && <span className={styles.mark}>{t('assign.you')}</span>}
          {id === holderId && <span className={styles.mark}>{t('assign.hasIt')}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

/** As many groups as are spelled out; more would be a wall of text. */
const groupsMost = 4;
const numbersMost = 6;

/** None of the users is offered all of them: who is offered which, so that the operator sees how to part them. */
function NobodyInCommon({ recipients }: { readonly recipients: CommonRecipients }) {
  const { t } = useTranslation('alarms');
  const { groups } = recipients;
  return (
    <div className={styles.nobody} role="status">
      <p>{groups.length === 1 ? t('assign.noOperator') : t('assign.nobody')}</p>
      {groups.length > 1 && (
        <ul>
          {groups.slice(0, groupsMost).map(({ alarms, users }) => (
            <li key={alarms[0]}>
              <Numbers alarms={alarms} />: {users.map(({ name }) => name).join(', ') || t('nobody')}
            </li>
          ))}
          {groups.length > groupsMost && (
            <li>{t('assign.moreGroups', { count: groups.length - groupsMost })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function Numbers({ alarms }: { readonly alarms: readonly string[] }) {
  const table = useAppSelector((state) => state.alarms.table);
  const numbers = Object.values(selectNumbers(table, alarms.slice(0, numbersMost)));
  return `${numbers.join(', ')}${alarms.length > numbersMost ? ' …' : ''}`;
}

function useCommonRecipients(alarms: readonly string[], attempt: number): Asked<CommonRecipients> {
  const [asked, setAsked] = useState<Asked<CommonRecipients>>({ status: 'asking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to ask again
  useEffect(() => {
    let isCurrent = true;
    setAsked({ status: 'asking' });
    void bridge()
      .call('alarms.commonRecipients', { alarms })
      .then((answer) => {
        if (isCurrent) {
          setAsked(
            answer.ok
              ? { status: 'there', value: answer.value }
              : { status: 'failed', failure: answer.error },
          );
        }
      });
    return () => {
      isCurrent = false;
    };
  }, [alarms, attempt]);
  return asked;
}
