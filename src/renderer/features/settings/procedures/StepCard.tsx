import { ChevronDown, ChevronRight, GripVertical, MoveDown, MoveUp, Paperclip, Trash2 } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { TextAreaField } from '../../../ui/Field.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { AttachmentField } from './AttachmentField.tsx';
import type { ProcedureForm } from './procedureForm.ts';
import styles from './StepCard.module.css';
import { draggedStep, dropIndex, startStepDrag } from './stepDrag.ts';

interface StepCardProps {
  readonly form: UseFormReturn<ProcedureForm>;
  readonly index: number;
  readonly count: number;
  readonly errorOf: (path: string) => string | undefined;
  readonly isCollapsed: boolean;
  readonly onCollapse: () => void;
  readonly onMove: (to: number) => void;
  readonly onDrop: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

const rules = ['mustAcknowledge', 'mustComment', 'locksNext'] as const;

/** One action: what the operator is to do, its three switches and its file (R-C04..R-C09). */
export function StepCard(props: StepCardProps) {
  const { form, index, count, errorOf, isCollapsed, onCollapse, onMove, onDrop, onRemove } = props;
  const { t } = useTranslation('settings');
  const card = useRef<HTMLLIElement>(null);
  const [edge, setEdge] = useState<'before' | 'after' | null>(null);
  const step = useWatch({ control: form.control, name: `steps.${index}` });
  const number = index + 1;
  const ruleTexts = {
    mustAcknowledge: [t('step.mustAcknowledge'), t('step.mustAcknowledgeHint')],
    mustComment: [t('step.mustComment'), t('step.mustCommentHint')],
    locksNext: [t('step.locksNext'), t('step.locksNextHint')],
  } as const;
  const shortTexts = {
    mustAcknowledge: t('step.mustAcknowledgeShort'),
    mustComment: t('step.mustCommentShort'),
    locksNext: t('step.locksNextShort'),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.altKey && by !== 0) {
      event.preventDefault();
      onMove(index + by);
    }
  };
  const edgeAt = (event: DragEvent) => {
    const box = card.current?.getBoundingClientRect();
    return box && event.clientY > box.top + box.height / 2 ? 'after' : 'before';
  };
  const icon = { look: 'quiet', size: 'small', icon: true } as const;
  const Chevron = isCollapsed ? ChevronRight : ChevronDown;
  return (
    <li
      ref={card}
      className={styles.card}
      data-edge={edge ?? undefined}
      aria-label={t('step.number', { number, of: count })}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (draggedStep(event.dataTransfer) !== null) {
          event.preventDefault();
          setEdge(edgeAt(event));
        }
      }}
      onDragLeave={() => setEdge(null)}
      onDrop={(event) => {
        setEdge(null);
        const from = draggedStep(event.dataTransfer);
        if (from !== null) {
          event.preventDefault();
          onDrop(from, dropIndex(from, index, edgeAt(event)));
        }
      }}
    >
      <div className={styles.head}>
        {/* Dragged by its handle alone: text can still be marked with the mouse. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; the keyboard has Alt with the arrows and the buttons */}
        <span
          className={styles.handle}
          title={t('step.drag')}
          draggable
          data-handle
          onDragStart={(event) => {
            startStepDrag(event.dataTransfer, index);
            if (card.current) {
              event.dataTransfer.setDragImage(card.current, 12, 16);
            }
          }}
        >
          <GripVertical size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <span className={styles.number}>{number}</span>
        <button
          type="button"
          className={styles.collapse}
          aria-expanded={!isCollapsed}
          aria-label={isCollapsed ? t('step.expand', { number }) : t('step.collapse', { number })}
          onClick={onCollapse}
        >
          <Chevron size={16} strokeWidth={1.75} aria-hidden="true" />
          {isCollapsed && <span className={styles.summary}>{step?.text.trim() || t('preview.noText')}</span>}
        </button>
        {isCollapsed && (
          <span className={styles.short}>
            {rules
              .filter((rule) => step?.[rule])
              .map((rule) => shortTexts[rule])
              .join(' · ')}
            {step?.attachment && <Paperclip size={13} strokeWidth={1.75} aria-hidden="true" />}
          </span>
        )}
        <div className={styles.buttons}>
          <Button
            {...icon}
            aria-label={t('step.moveUp', { number })}
            title={t('step.moveUpHint')}
            unavailable={index === 0}
            onClick={() => onMove(index - 1)}
          >
            <MoveUp size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
          <Button
            {...icon}
            aria-label={t('step.moveDown', { number })}
            title={t('step.moveDownHint')}
            unavailable={index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <MoveDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
          <Button
            {...icon}
            aria-label={t('step.remove', { number })}
            title={count === 1 ? t('step.lastOne') : t('step.removeHint')}
            unavailable={count === 1}
            onClick={onRemove}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </div>
      </div>
      {!isCollapsed && (
        <div className={styles.body}>
          <TextAreaField
            {...form.register(`steps.${index}.text`)}
            rows={2}
            label={t('step.text')}
            placeholder={t('step.textExample')}
            error={errorOf(`steps.${index}.text`)}
          />
          <div className={styles.rules}>
            {rules.map((rule) => (
              <Controller
                key={rule}
                control={form.control}
                name={`steps.${index}.${rule}`}
                render={({ field }) => (
                  <OnOff
                    label={ruleTexts[rule][0]}
                    description={ruleTexts[rule][1]}
                    isOn={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
            ))}
          </div>
          <Controller
            control={form.control}
            name={`steps.${index}.attachment`}
            render={({ field }) => (
              <AttachmentField
                value={field.value}
                error={errorOf(`steps.${index}.attachment`) ?? errorOf(`steps.${index}.attachment.file`)}
                onChange={field.onChange}
              />
            )}
          />
        </div>
      )}
    </li>
  );
}
