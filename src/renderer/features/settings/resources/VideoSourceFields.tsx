import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { Editor } from '../editing/useItemForm.ts';
import { settingsApi } from '../settingsApi.ts';
import { type ResourceForm, type VideoSource, videoSources } from './resourceForm.ts';

interface VideoSourceFieldsProps {
  readonly editor: Editor<ResourceForm>;
  /** The picture that comes of it. */
  readonly children: ReactNode;
}

const noClips: readonly string[] = [];

/** Where a device's picture comes from; the form changes with the source. */
export function VideoSourceFields({ editor: { form, errorOf, bar }, children }: VideoSourceFieldsProps) {
  const { t } = useTranslation('site');
  const [source, clip] = useWatch({ control: form.control, name: ['source', 'clip'] });
  const { data } = settingsApi.useDemoClipsQuery({}, { skip: source !== 'demo' });
  const clips = data?.clips ?? noClips;
  // A clip that the server no longer has stands there all the same: it is what is saved.
  const offered = clip === '' || clips.includes(clip) ? clips : [...clips, clip];
  return (
    <FormSection title={t('resource.video')} columns={2}>
      <Controller
        control={form.control}
        name="source"
        render={({ field }) => (
          <SelectField
            label={t('resource.source')}
            value={source}
            options={videoSources.map((value) => ({ value, label: sourceText(t, value) }))}
            unavailable={bar ?? undefined}
            onChange={(next) => {
              field.onChange(next);
              // What another source needs is judged anew.
              void form.trigger();
            }}
          />
        )}
      />
      {source === 'demo' && (
        <Controller
          control={form.control}
          name="clip"
          render={({ field }) => (
            <SelectField
              label={t('resource.clip')}
              value={clip === '' ? null : clip}
              placeholder={t('resource.chooseClip')}
              options={offered.map((name) => ({ value: name, label: name }))}
              error={errorOf('clip')}
              unavailable={bar ?? undefined}
              onChange={field.onChange}
            />
          )}
        />
      )}
      {source === 'hls' && (
        <FullWidth>
          <TextField
            label={t('resource.live')}
            hint={t('resource.liveHint')}
            readOnly={bar !== null}
            spellCheck={false}
            autoComplete="off"
            error={errorOf('live')}
            {...form.register('live')}
          />
        </FullWidth>
      )}
      {source === 'hls' && (
        <FullWidth>
          <TextField
            label={t('resource.playback')}
            hint={t('resource.playbackHint')}
            readOnly={bar !== null}
            spellCheck={false}
            autoComplete="off"
            error={errorOf('playback')}
            {...form.register('playback')}
          />
        </FullWidth>
      )}
      {source !== 'none' && <FullWidth>{children}</FullWidth>}
    </FormSection>
  );
}

function sourceText(t: TFunction<'site'>, source: VideoSource): string {
  switch (source) {
    case 'none':
      return t('resource.sources.none');
    case 'demo':
      return t('resource.sources.demo');
    case 'hls':
      return t('resource.sources.hls');
  }
}

/** A source in words, for whoever compares two versions. */
export function videoWords(t: TFunction<'site'>, { source, clip, live, playback }: ResourceForm): string {
  const details = { none: [], demo: [clip], hls: [live, playback] }[source];
  return [sourceText(t, source), ...details.filter(Boolean)].join(' · ');
}
