import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionBounds } from '../../../../shared/domain/definition.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { UnavailableField } from '../../../ui/UnavailableField.tsx';
import type { DefinitionForm } from './definitionForm.ts';
import styles from './VideoStartField.module.css';

type VideoStart = DefinitionForm['videoStart'];

interface VideoStartFieldProps {
  readonly value: VideoStart;
  readonly error: string | undefined;
  readonly unavailable: string | undefined;
  readonly onChange: (start: VideoStart) => void;
}

/** What is proposed when somebody wants to see what came before. */
const firstSeconds = 10;

/** Live, or so many seconds before the alarm (R-D12). */
export function VideoStartField({ value, error, unavailable, onChange }: VideoStartFieldProps) {
  const { t } = useTranslation('definitions');
  const seconds = useRef(firstSeconds);
  const most = definitionBounds.secondsBeforeMost;
  if (unavailable !== undefined) {
    const text =
      value.mode === 'live'
        ? t('shown.startsLive')
        : t('shown.startsBefore', { seconds: value.secondsBefore });
    return <UnavailableField label={t('shown.videoStart')} text={text} reason={unavailable} />;
  }
  return (
    <div className={styles.parts}>
      <Choice
        isStacked
        label={t('shown.videoStart')}
        value={value.mode}
        options={[
          { value: 'live', label: t('shown.live') },
          { value: 'playback', label: t('shown.playback') },
        ]}
        onChange={(mode) => {
          if (value.mode === 'playback') {
            seconds.current = value.secondsBefore;
          }
          onChange(mode === 'live' ? { mode } : { mode, secondsBefore: seconds.current });
        }}
      />
      {value.mode === 'playback' && (
        <NumberField
          label={t('shown.secondsBefore')}
          value={value.secondsBefore === 0 ? null : value.secondsBefore}
          unit="s"
          least={1}
          most={most}
          error={error}
          hint={t('shown.secondsBeforeHint', { most })}
          onChange={(next) => onChange({ mode: 'playback', secondsBefore: next ?? 0 })}
        />
      )}
    </div>
  );
}
