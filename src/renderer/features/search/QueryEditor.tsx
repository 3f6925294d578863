import { Copy, Search, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../shared/link/search.ts';
import { useUnsavedChanges } from '../../app/departures.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import styles from './QueryEditor.module.css';
import { QueryFields } from './QueryFields.tsx';
import { bodyOf, faultsOf, formOf, type QueryForm, queryOf } from './queryForm.ts';
import { SavingTrouble } from './SavingTrouble.tsx';
import { useQuerySaving } from './useQuerySaving.ts';

interface QueryEditorProps {
  /** As it is known now; `null` for a new one. */
  readonly saved: SavedQuery | null;
  readonly initial: QueryForm;
  /** Whether the form is what the user sees: its keys are dead behind the results. */
  readonly isInFront: boolean;
  readonly onDirty: (isDirty: boolean) => void;
  /** `id` of the saved query that is searched with as it is; `null` for anything else. */
  readonly onSearch: (query: Pick<SavedQuery, 'name' | 'query'>, id: string | null) => void;
  readonly onSaved: (query: SavedQuery) => void;
  readonly onDuplicate: (form: QueryForm) => void;
  readonly onRemove: (query: SavedQuery) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The form of a query: search with it, save it, or both (R-H02..R-H05). */
export function QueryEditor(props: QueryEditorProps) {
  const { saved, initial, isInFront, onDirty, onSearch, onSaved, onDuplicate, onRemove } = props;
  const { t } = useTranslation(['search', 'shell']);
  const siteTime = useSiteTime();
  const [base, setBase] = useState({ form: initial, version: saved?.version ?? null });
  const [form, setForm] = useState(initial);
  /** What was tried, so that an empty field is not called wrong before. */
  const [tried, setTried] = useState<'nothing' | 'search' | 'save'>('nothing');
  const saving = useQuerySaving();
  const isDirty = JSON.stringify(form) !== JSON.stringify(base.form);
  useEffect(() => onDirty(isDirty), [onDirty, isDirty]);
  // A search that is made once and has no name was never meant to be kept: signing out does not ask about it.
  useUnsavedChanges('search', isDirty && (saved !== null || form.name.trim() !== ''));

  // Somebody else changed what nobody is changing here: it is simply shown.
  if (saved && !isDirty && base.version !== null && saved.version > base.version && saving.trouble === null) {
    setBase({ form: formOf(saved), version: saved.version });
    setForm(formOf(saved));
  }

  // Whoever comes back from the results goes on where he left.
  const searchButton = useRef<HTMLButtonElement>(null);
  const wasInFront = useRef(isInFront);
  useEffect(() => {
    if (isInFront && !wasInFront.current) searchButton.current?.focus();
    wasInFront.current = isInFront;
  }, [isInFront]);

  const faults = faultsOf(form, tried === 'save');
  const mayChange = saved?.mayChange ?? true;
  const change = (changed: Partial<QueryForm>) => {
    setForm((before) => ({ ...before, ...changed }));
    saving.changed(changed);
  };
  const search = () => {
    setTried((before) => (before === 'save' ? before : 'search'));
    if (Object.keys(faultsOf(form, false)).length > 0) return;
    onSearch({ name: form.name.trim(), query: queryOf(form) }, saved && !isDirty ? saved.id : null);
  };
  const save = async (as: { readonly id: string; readonly version: number } | null) => {
    setTried('save');
    if (Object.keys(faultsOf(form, true)).length > 0) return;
    const query = await saving.save(bodyOf(form), as);
    if (query) {
      setBase({ form, version: query.version });
      setTried('nothing');
      onSaved(query);
    }
  };
  const saveHere = () => {
    if (mayChange) void save(saved && { id: saved.id, version: base.version ?? saved.version });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    search();
  };
  const whoAndWhen = saved && [
    t('form.ownedBy', { owner: saved.owner.name }),
    saved.ranAt && t('form.ranAt', { time: siteTime.dateAndTime(Date.parse(saved.ranAt)) }),
  ];
  const saveButton = (
    <Button aria-keyshortcuts="Control+S" unavailable={!mayChange || saving.isSaving} onClick={saveHere}>
      {saving.isSaving ? t('form.saving') : t('form.save')}
    </Button>
  );
  return (
    <section className={styles.editor} aria-label={t('form.region')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{saved ? t('form.edit', { name: base.form.name }) : t('form.new')}</h2>
        {whoAndWhen && <p className={styles.aside}>{whoAndWhen.filter(Boolean).join(' · ')}</p>}
      </header>
      <form
        className={styles.form}
        noValidate
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (isInFront && event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            saveHere();
          }
        }}
      >
        <div className={styles.fields}>
          <QueryFields
            form={form}
            faults={tried === 'nothing' ? withoutMissing(faults) : faults}
            isNameTaken={saving.isNameTaken}
            onChange={change}
          />
          {saving.trouble && (
            <SavingTrouble
              trouble={saving.trouble}
              onTakeTheirs={() => {
                saving.forget();
                if (saved) {
                  setBase({ form: formOf(saved), version: saved.version });
                  setForm(formOf(saved));
                }
              }}
              onKeepMine={() => void save(saved && { id: saved.id, version: saved.version })}
              onSaveAsNew={() => void save(null)}
            />
          )}
        </div>
        <footer className={styles.bar}>
          <Button ref={searchButton} type="submit" look="primary">
            <Search {...icon} />
            {t('form.search')}
          </Button>
          {mayChange ? (
            <Hint text={t('shell:hint', { text: t('form.save'), key: 'Ctrl+S' })} placement="top">
              {saveButton}
            </Hint>
          ) : (
            <Hint text={t('form.mayNotChange', { owner: saved?.owner.name ?? '' })} placement="top">
              {saveButton}
            </Hint>
          )}
          <span className={styles.state} role="status">
            {isDirty ? t('form.unsaved') : saving.wasSaved ? t('form.saved') : ''}
          </span>
          {saved && (
            <>
              <Button onClick={() => onDuplicate(form)}>
                <Copy {...icon} />
                {t('form.duplicate')}
              </Button>
              {mayChange && (
                <Button onClick={() => onRemove(saved)}>
                  <Trash2 {...icon} />
                  {t('form.remove')}
                </Button>
              )}
            </>
          )}
        </footer>
      </form>
    </section>
  );
}

/** What is missing is said once somebody goes on without it; what is wrong at once. */
function withoutMissing(faults: ReturnType<typeof faultsOf>): ReturnType<typeof faultsOf> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== 'missing'));
}
