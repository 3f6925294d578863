import { Plus } from 'lucide-react';
import { useState } from 'react';
import { get, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import type { Editor } from '../editing/useItemForm.ts';
import styles from './ProcedureSteps.module.css';
import { emptyStep, type ProcedureForm } from './procedureForm.ts';
import { StepCard } from './StepCard.tsx';

/** More would be no procedure that anybody follows; the site keeps no more either. */
const stepsMost = 50;

/** The actions in their order: add, delete, collapse, and move by dragging or by Alt with the arrows (R-C04, R-C09). */
export function ProcedureSteps({ editor }: { readonly editor: Editor<ProcedureForm> }) {
  const { t } = useTranslation('settings');
  const { form, errorOf } = editor;
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: 'steps',
    keyName: 'key',
  });
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const areAllCollapsed = fields.every(({ id }) => collapsed.has(id));
  const toggle = (id: string) => {
    const next = new Set(collapsed);
    if (!next.delete(id)) {
      next.add(id);
    }
    setCollapsed(next);
  };
  const moveTo = (from: number, to: number) => {
    const target = Math.min(fields.length - 1, Math.max(0, to));
    if (target !== from) {
      move(from, target);
      setSaid(t('step.moved', { to: target + 1, of: fields.length }));
    }
  };
  const isFull = fields.length >= stepsMost;
  return (
    <FormSection
      title={t('procedure.actions')}
      hint={t('step.hint')}
      aside={
        fields.length > 1 && (
          <Button
            look="quiet"
            size="small"
            onClick={() => setCollapsed(areAllCollapsed ? new Set() : new Set(fields.map(({ id }) => id)))}
          >
            {areAllCollapsed ? t('step.expandAll') : t('step.collapseAll')}
          </Button>
        )
      }
    >
      <ol className={styles.steps}>
        {fields.map(({ key, id }, index) => (
          <StepCard
            key={key}
            form={form}
            index={index}
            count={fields.length}
            errorOf={errorOf}
            isCollapsed={collapsed.has(id) && get(form.formState.errors, `steps.${index}`) === undefined}
            onCollapse={() => toggle(id)}
            onMove={(to) => moveTo(index, to)}
            onDrop={moveTo}
            onRemove={() => {
              remove(index);
              setSaid(t('step.removed', { number: index + 1 }));
            }}
          />
        ))}
      </ol>
      {errorOf('steps') && (
        <p className={styles.error} role="alert">
          {errorOf('steps')}
        </p>
      )}
      <div className={styles.add}>
        <Button
          unavailable={isFull}
          title={isFull ? t('step.full', { count: stepsMost }) : undefined}
          onClick={() => append(emptyStep(), { focusName: `steps.${fields.length}.text` })}
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('step.add')}
        </Button>
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
    </FormSection>
  );
}
