import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/link/search.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { QueryEditor } from './QueryEditor.tsx';
import { QueryList } from './QueryList.tsx';
import styles from './QueryScreen.module.css';
import { emptyForm, type FixedQuery, fixedInTime, formOf, type QueryForm } from './queryForm.ts';
import { RemoveQueryDialog } from './RemoveQueryDialog.tsx';
import { useQueryRanMutation, useSavedQueriesQuery } from './searchApi.ts';
import { useOnceBack } from './useOnceBack.ts';

/** What the form is about: a saved query, or a new one that becomes one when it is saved. */
interface Edited {
  /** Another one is another form. */
  readonly key: number;
  readonly query: SavedQuery | null;
  readonly from: QueryForm;
}

interface QueryScreenProps {
  /** Whether it is this that the user sees, and not its results. */
  readonly isInFront: boolean;
  readonly onSearch: (name: string, query: FixedQuery, askedAtMs: number) => void;
}

/** The saved queries, and the form of the one that is worked on (R-H01..R-H05). */
export function QueryScreen({ isInFront, onSearch }: QueryScreenProps) {
  const { t } = useTranslation('search');
  const { clockOffsetMs } = useAppSelector(selectLink);
  const saved = useSavedQueriesQuery({});
  const [queryRan] = useQueryRanMutation();
  const [edited, setEdited] = useState<Edited>({ key: 0, query: null, from: emptyForm });
  const [isDirty, setIsDirty] = useState(false);
  const [departure, setDeparture] = useState<(() => void) | null>(null);
  const [removed, setRemoved] = useState<SavedQuery | null>(null);
  const count = useRef(0);

  const { refetch } = saved;
  useOnceBack(saved.isError, () => void refetch());

  const leave = (go: () => void) => (isDirty ? setDeparture(() => go) : go());
  const begin = (from: QueryForm, query: SavedQuery | null = null) => {
    count.current += 1;
    setIsDirty(false);
    setEdited({ key: count.current, query, from });
  };
  // Whoever makes a copy decides for himself whom it is for.
  const copyOf = ({ name, ...form }: QueryForm): QueryForm => ({
    ...form,
    isPublic: false,
    name: name.trim() === '' ? '' : t('form.copyName', { name: name.trim() }),
  });
  const search = (form: Pick<SavedQuery, 'name' | 'query'>, id: string | null) => {
    if (id !== null) void queryRan({ id });
    const nowMs = Date.now() + clockOffsetMs;
    onSearch(form.name, fixedInTime(form.query, nowMs), nowMs);
  };
  const list = saved.data?.items ?? [];
  const editedId = edited.query?.id ?? null;
  return (
    <div className={styles.screen}>
      <QueryList
        queries={list}
        state={saved.isError ? 'failed' : saved.data ? 'there' : 'loading'}
        edited={editedId}
        onRetry={() => void refetch()}
        onNew={() => leave(() => begin(emptyForm))}
        onEdit={(query) => {
          if (query.id !== editedId) leave(() => begin(formOf(query), query));
        }}
        onRun={(query) => search(query, query.id)}
        onDuplicate={(query) => leave(() => begin(copyOf(formOf(query))))}
        onRemove={setRemoved}
      />
      <QueryEditor
        key={edited.key}
        saved={list.find(({ id }) => id === editedId) ?? edited.query}
        initial={edited.from}
        isInFront={isInFront}
        onDirty={setIsDirty}
        onSearch={search}
        onSaved={(query) => setEdited((before) => ({ ...before, query }))}
        onDuplicate={(form) => leave(() => begin(copyOf(form)))}
        onRemove={setRemoved}
      />
      <ConfirmDialog
        isOpen={departure !== null}
        title={t('leave.title')}
        confirmLabel={t('leave.discard')}
        cancelLabel={t('leave.stay')}
        onConfirm={() => {
          departure?.();
          setDeparture(null);
        }}
        onClose={() => setDeparture(null)}
      >
        {t('leave.text')}
      </ConfirmDialog>
      {removed && (
        <RemoveQueryDialog
          query={list.find(({ id }) => id === removed.id) ?? removed}
          onRemoved={() => {
            if (removed.id === editedId) begin(emptyForm);
            setRemoved(null);
          }}
          onClose={() => setRemoved(null)}
        />
      )}
    </div>
  );
}
