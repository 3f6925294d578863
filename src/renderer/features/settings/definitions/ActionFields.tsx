import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionKind } from '../../../../shared/domain/action.ts';
import { actionsMost } from '../../../../shared/link/actions.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { UnavailableField } from '../../../ui/UnavailableField.tsx';
import { ActionBody } from './ActionBody.tsx';
import styles from './ActionFields.module.css';
import { AddActionButton } from './AddActionButton.tsx';
import type { DefinitionEditing, FormAction } from './definitionForm.ts';
import { actionText } from './definitionTexts.ts';
import { useProReason } from './siteNames.ts';
import { type FormPart, useFormPart } from './useFormPart.ts';

/** What is done when the alarm is raised, one after the other (R-D11). */
export function ActionFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const pro = useProReason();
  const part = useFormPart(editor, 'actions');
  return (
    <FormSection title={t('section.actions')} hint={t('action.hint')}>
      {pro === undefined ? (
        <ActionList part={part} editor={editor} />
      ) : (
        <UnavailableField
          label={t('section.actions')}
          text={part.value.length === 0 ? t('action.none') : t('action.count', { count: part.value.length })}
          reason={pro}
        />
      )}
    </FormSection>
  );
}

interface ActionListProps {
  readonly part: FormPart<FormAction[]>;
  readonly editor: DefinitionEditing;
}

function ActionList({ part, editor }: ActionListProps) {
  const { value: actions, change: onChange } = part;
  const { t } = useTranslation('definitions');
  const frame = useRef<HTMLDivElement>(null);
  const focusWanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const wanted = focusWanted.current && frame.current?.querySelector<HTMLElement>(focusWanted.current);
    if (wanted) {
      focusWanted.current = null;
      wanted.focus();
    }
  });
  // The menu gives the focus back to its button when it has gone; from there it goes on to what was added.
  const focusAfterMenu = (selector: string) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(selector)?.focus()),
    );
  const move = (from: number, to: number, control: string) => {
    const moved = actions[from];
    if (moved && to >= 0 && to < actions.length) {
      focusWanted.current = `[data-action="${to}"] [data-control="${control}"]`;
      onChange(actions.toSpliced(from, 1).toSpliced(to, 0, moved));
    }
  };
  return (
    <div ref={frame} className={styles.actions}>
      {actions.length === 0 && <p className={styles.none}>{t('action.none')}</p>}
      {actions.length > 0 && (
        <ol className={styles.list}>
          {actions.map((action, index) => {
            const number = index + 1;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an action is what stands at its place; its fields hold nothing of their own
              <li key={`${index} ${action.kind}`} className={styles.action} data-action={index}>
                <div className={styles.head}>
                  <h4 className={styles.title}>
                    {t('action.item', { number, kind: actionText(t, action.kind).name })}
                  </h4>
                  <Button
                    look="quiet"
                    size="small"
                    icon
                    data-control="up"
                    aria-label={t('action.up', { number })}
                    unavailable={index === 0}
                    onClick={() => move(index, index - 1, 'up')}
                  >
                    <ArrowUp size={14} strokeWidth={1.75} aria-hidden="true" />
                  </Button>
                  <Button
                    look="quiet"
                    size="small"
                    icon
                    data-control="down"
                    aria-label={t('action.down', { number })}
                    unavailable={number === actions.length}
                    onClick={() => move(index, index + 1, 'down')}
                  >
                    <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />
                  </Button>
                  <Button
                    look="quiet"
                    size="small"
                    icon
                    data-control="remove"
                    aria-label={t('action.remove', { number })}
                    onClick={() => {
                      focusWanted.current =
                        actions.length === 1
                          ? '[data-control="add"]'
                          : `[data-action="${Math.max(0, index - 1)}"] [data-control="remove"]`;
                      onChange(actions.toSpliced(index, 1));
                    }}
                  >
                    <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
                  </Button>
                </div>
                <ActionBody
                  action={action}
                  path={`actions.${index}`}
                  part={part}
                  editor={editor}
                  onChange={(next) => onChange(actions.with(index, next))}
                />
              </li>
            );
          })}
        </ol>
      )}
      <AddActionButton
        bar={actions.length >= actionsMost ? t('action.most', { most: actionsMost }) : null}
        onAdd={(kind) => {
          focusAfterMenu(`[data-action="${actions.length}"] [data-body] :is(input, textarea, button)`);
          onChange([...actions, blankAction(kind)]);
        }}
      />
    </div>
  );
}

function blankAction(kind: ActionKind): FormAction {
  switch (kind) {
    case 'showCamera':
      return { kind, camera: '' };
    case 'webhook':
      return { kind, url: '' };
    case 'output':
      return { kind, url: '', method: 'POST' };
    case 'email':
      return { kind, to: [] };
    case 'bookmark':
      return { kind, text: '' };
  }
}
