import { TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionBounds } from '../../../../shared/domain/definition.ts';
import { FullWidth } from '../../../ui/FormSection.tsx';
import { PickerField } from '../../../ui/PickerField.tsx';
import styles from '../editing/Note.module.css';
import type { FormTrigger, SiteTrigger } from './definitionForm.ts';
import { useProReason, useResourceChoices } from './siteNames.ts';
import { useEventKinds } from './useEventKinds.ts';
import type { FormPart } from './useFormPart.ts';

interface SiteTriggerFieldsProps {
  readonly trigger: SiteTrigger;
  readonly part: FormPart<FormTrigger>;
}

/** Events of the site's own devices, and which devices (R-D05, R-D06). */
export function SiteTriggerFields({ trigger, part }: SiteTriggerFieldsProps) {
  const { t } = useTranslation('definitions');
  const pro = useProReason();
  const resources = useResourceChoices();
  const kinds = useEventKinds(listOf(trigger.events));
  // What was chosen before "All" is there again when "All" is taken back.
  const before = useRef({ events: listOf(trigger.events), resources: listOf(trigger.resources) });
  const [isVisited, setIsVisited] = useState({ events: false, resources: false });
  const change = (changed: Partial<Pick<SiteTrigger, 'events' | 'resources'>>) => {
    setIsVisited({
      events: isVisited.events || changed.events !== undefined,
      resources: isVisited.resources || changed.resources !== undefined,
    });
    part.change({ ...trigger, ...changed });
  };
  const most = definitionBounds.resourcesMost;
  return (
    <>
      <PickerField
        label={t('trigger.events')}
        items={kinds.known}
        typed={kinds.typed}
        chosen={listOf(trigger.events)}
        onChange={(events) => change({ events: [...events] })}
        error={part.errorOf('trigger.events', isVisited.events)}
        hint={t('trigger.eventsHint')}
        all={{
          label: t('trigger.allEvents'),
          isChosen: trigger.events === 'all',
          onChange: (isAll) => {
            if (isAll) {
              before.current.events = listOf(trigger.events);
            }
            change({ events: isAll ? 'all' : before.current.events });
          },
        }}
        searchLabel={t('trigger.eventsSearch')}
        nothingText={kinds.nothingText}
        placeholder={t('trigger.eventsEmpty')}
        unavailable={pro}
      />
      <PickerField
        label={t('trigger.resources')}
        items={resources}
        chosen={listOf(trigger.resources)}
        onChange={(chosen) => change({ resources: [...chosen] })}
        error={part.errorOf('trigger.resources', isVisited.resources)}
        hint={t('trigger.resourcesHint')}
        most={most}
        mostText={t('trigger.resourcesMost', { most })}
        all={{
          label: t('trigger.allResources'),
          isChosen: trigger.resources === 'all',
          onChange: (isAll) => {
            if (isAll) {
              before.current.resources = listOf(trigger.resources);
            }
            change({ resources: isAll ? 'all' : before.current.resources });
          },
        }}
        searchLabel={t('trigger.resourcesSearch')}
        nothingText={t('trigger.resourcesNothing')}
        placeholder={t('trigger.resourcesEmpty')}
        unavailable={pro}
      />
      {trigger.events === 'all' && pro === undefined && (
        <FullWidth>
          <p className={styles.warning} role="note">
            <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('trigger.allWarning')}
          </p>
        </FullWidth>
      )}
    </>
  );
}

function listOf(chosen: 'all' | string[]): string[] {
  return chosen === 'all' ? [] : chosen;
}
