import { expect, test } from 'vitest';
import { resourceBodySchema } from '../../../../shared/link/configuration.ts';
import { blankResource, formOfResource, type ResourceForm, resourceFormSchema } from './resourceForm.ts';

const stored = {
  id: 'a',
  version: 1,
  name: 'Muelle 3',
  kind: 'camera' as const,
  externalIds: ['cam-3', 'dock/3'],
};
const hls = {
  source: 'hls' as const,
  live: 'https://recorder.example/live/3.m3u8',
  playback: 'https://recorder.example/rec/3.m3u8?from={start}&to={end}',
};

test.each([null, { source: 'demo' as const, clip: 'dock' }, hls, { source: 'hls' as const, live: hls.live }])(
  'R-D08 a device is written as it was read: %o',
  (video) => {
    const written = resourceFormSchema.parse(formOfResource({ ...stored, video }));
    const { id: _id, version: _version, ...body } = stored;
    expect(written).toEqual({ ...body, video });
    expect(resourceBodySchema.safeParse(written).success).toBe(true);
  },
);

function problems(form: Partial<ResourceForm>): string[] {
  const { error } = resourceFormSchema.safeParse({ ...blankResource(), name: 'Muelle 3', ...form });
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

test('R-D08 each source asks for what it needs', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ source: 'demo' })).toEqual(['clip']);
  expect(problems({ source: 'hls', live: 'rtsp://camera/1' })).toEqual(['live']);
  expect(problems({ source: 'hls', live: hls.live, playback: 'https://recorder.example/rec' })).toEqual([
    'playback',
  ]);
  expect(problems({ source: 'hls', live: hls.live, playback: hls.playback })).toEqual([]);
  // What belongs to another source is no obstacle.
  expect(problems({ source: 'none', live: 'rtsp://camera/1' })).toEqual([]);
});

test('R-B01 the names by which events speak of a device stand on lines, each once', () => {
  const written = resourceFormSchema.parse({ ...blankResource(), name: 'x', externalIds: ' a \n\nb\na' });
  expect(written.externalIds).toEqual(['a', 'b']);
  const many = Array.from({ length: 21 }, (_nothing, index) => `camera-${index}`);
  expect(problems({ externalIds: many.join('\n') })).toEqual(['externalIds']);
});
