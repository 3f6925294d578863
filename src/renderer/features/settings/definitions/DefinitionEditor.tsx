import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { definitionBodySchema } from '../../../../shared/link/configuration.ts';
import { Button } from '../../../ui/Button.tsx';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import noteStyles from '../editing/Note.module.css';
import { ActionFields } from './ActionFields.tsx';
import { useComparedFields } from './comparedFields.ts';
import {
  adjustedToPro,
  blankDefinition,
  copyOfDefinition,
  type DefinitionEditing,
  exceedsTier,
  formOfDefinition,
} from './definitionForm.ts';
import { useSiteNames } from './definitionSummary.ts';
import { GeneralFields } from './GeneralFields.tsx';
import { LifeCycleFields } from './LifeCycleFields.tsx';
import { RecipientFields } from './RecipientFields.tsx';
import { ShownFields } from './ShownFields.tsx';
import { useTier } from './siteNames.ts';
import { TrialPanel } from './TrialPanel.tsx';
import { TriggerFields } from './TriggerFields.tsx';
import { useDefinitionRules } from './useDefinitionRules.ts';

/** The editor of an alarm definition: what raises it, for whom, and how it lives (R-D02..R-D20). */
export function DefinitionEditor() {
  const { t } = useTranslation('definitions');
  const tier = useTier();
  const rules = useDefinitionRules();
  const compared = useComparedFields(useSiteNames());
  return (
    <ItemEditor
      collection="definitions"
      schema={definitionBodySchema}
      blank={() => blankDefinition(tier)}
      formOf={formOfDefinition}
      copyOf={copyOfDefinition}
      newTitle={t('title.new')}
      compared={compared}
      ruleWords={rules}
      beside={(editor) => <TrialPanel editor={editor} />}
    >
      {(editor) => (
        <>
          <TierNote editor={editor} />
          <GeneralFields editor={editor} />
          <TriggerFields editor={editor} />
          <ShownFields editor={editor} />
          <RecipientFields editor={editor} />
          <LifeCycleFields editor={editor} />
          <ActionFields editor={editor} />
        </>
      )}
    </ItemEditor>
  );
}

/** On PRO: what that means for this definition, and the way back to what PRO can save (R-A02). */
function TierNote({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const tier = useTier();
  const form = editor.form.watch();
  if (tier !== 'pro') {
    return null;
  }
  const isWider = exceedsTier(form, tier);
  return (
    <div className={noteStyles.notice} role="note">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <p className={noteStyles.words}>{isWider ? t('pro.wider') : t('pro.banner')}</p>
      {isWider && editor.bar === null && (
        <Button
          size="small"
          onClick={() =>
            editor.form.reset(adjustedToPro(editor.form.getValues()), { keepDefaultValues: true })
          }
        >
          {t('pro.adjust')}
        </Button>
      )}
    </div>
  );
}
