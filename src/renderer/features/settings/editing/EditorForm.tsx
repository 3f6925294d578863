import { ArrowLeft, CircleAlert } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationName, ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { sectionText } from '../settingsTexts.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useChangeBar } from './changeBar.ts';
import styles from './EditorForm.module.css';
import type { ItemEditorProps, NamedForm } from './ItemEditor.tsx';
import { SaveBar } from './SaveBar.tsx';
import { RefusalWords } from './SiteRefusal.tsx';
import { useItemForm } from './useItemForm.ts';

interface EditorFormProps<Name extends ConfigurationName, Form extends NamedForm>
  extends ItemEditorProps<Name, Form> {
  readonly start: Form;
  readonly loaded: ConfigurationShown<Name> | null;
  readonly onBack: () => void;
}

/** The page of an editor: title and way back, the form, and the bar that saves it. */
export function EditorForm<Name extends ConfigurationName, Form extends NamedForm>(
  props: EditorFormProps<Name, Form>,
) {
  const { collection, formOf, newTitle, compared, refusalWords, actions, beside, children, onBack } = props;
  const { below } = props;
  const { t } = useTranslation(['settings', 'shell']);
  const bar = useChangeBar(collection);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const state = useItemForm({ ...props, bar });
  const { editor, base, trouble, maySave } = state;
  const hasFaults = Object.keys(editor.form.formState.errors).length > 0;
  const page = useRef<HTMLFormElement>(null);
  const saveIfPossible = () => (maySave ? state.save() : undefined);
  useSaveKey(page, saveIfPossible);
  const discard = () => {
    if (editor.isNew) {
      onBack();
    } else {
      setIsDiscarding(true);
    }
  };
  return (
    <form
      ref={page}
      className={styles.page}
      noValidate
      aria-label={base?.name ?? newTitle}
      onSubmit={(event) => {
        event.preventDefault();
        // A form in a dialog of this page is none of this one, although React tells it.
        return event.target === event.currentTarget ? saveIfPossible() : undefined;
      }}
    >
      <header className={styles.head}>
        <Button
          look="quiet"
          icon
          aria-label={t('editor.backTo', { section: sectionText(t, collection) })}
          title={t('editor.backTo', { section: sectionText(t, collection) })}
          onClick={onBack}
        >
          <ArrowLeft size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <h2 className={styles.title}>{base?.name ?? newTitle}</h2>
        <div className={styles.space} />
        {actions?.(base, editor)}
      </header>
      {(bar !== null || state.isOutdated) && (
        <Banner tone="notice" icon={<CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />}>
          {bar ?? t('editor.outdated')}
        </Banner>
      )}
      <div className={styles.middle}>
        <div className={styles.scroll}>
          <fieldset className={styles.fields} disabled={bar !== null}>
            {children(editor, base)}
          </fieldset>
          {below && base && <div className={styles.fields}>{below(base)}</div>}
        </div>
        {beside && <aside className={styles.beside}>{beside(editor)}</aside>}
      </div>
      <SaveBar
        isNew={editor.isNew}
        isDirty={editor.form.formState.isDirty}
        isSaving={state.isSaving}
        maySave={maySave}
        bar={bar}
        hasBeside={beside !== undefined}
        onDiscard={discard}
      >
        {trouble?.kind === 'fields' && hasFaults && t('editor.checkFields')}
        {trouble?.kind === 'refused' && (
          <>
            {t('editor.notSaved')} <RefusalWords error={trouble.error} words={refusalWords} />
          </>
        )}
      </SaveBar>
      {trouble?.kind === 'conflict' && base !== null && (
        <ConflictDialog
          name={base.name}
          compared={compared}
          base={formOf(base)}
          mine={editor.form.getValues()}
          theirs={formOf(trouble.theirs)}
          onSave={(values) => state.saveOnto(trouble.theirs, values)}
          onClose={state.dismissTrouble}
        />
      )}
      <ConfirmDialog
        isOpen={trouble?.kind === 'gone'}
        title={t('gone.title')}
        confirmLabel={t('gone.saveAnew')}
        cancelLabel={t('shell:cancel')}
        onConfirm={() => {
          state.dismissTrouble();
          return state.saveAnew();
        }}
        onClose={state.dismissTrouble}
      >
        {t('gone.text')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={isDiscarding}
        title={t('discard.title')}
        confirmLabel={t('discard.confirm')}
        cancelLabel={t('shell:leave.stay')}
        onConfirm={() => {
          setIsDiscarding(false);
          state.discard();
        }}
        onClose={() => setIsDiscarding(false)}
      >
        {t('discard.text')}
      </ConfirmDialog>
    </form>
  );
}

/** Ctrl+S saves wherever the focus is, as long as the form is what is in front. */
export function useSaveKey(page: RefObject<HTMLElement | null>, save: () => unknown): void {
  const isInFront = useAppSelector((state) => state.place.tab === 'settings');
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSave = event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isSave || !isInFront) {
        return;
      }
      event.preventDefault();
      // A dialog in front takes the page behind it out of reach.
      if (!page.current?.closest('[inert], [aria-hidden="true"]')) {
        latest.current();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isInFront, page]);
}
