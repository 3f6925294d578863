import { z } from 'zod';
import { type ResourceKind, resourceKinds } from '../../../../shared/domain/alarm.ts';
import { type ConfigurationShown, resourceBodySchema } from '../../../../shared/link/configuration.ts';

/** Where the picture of a device comes from. */
export const videoSources = ['none', 'demo', 'hls'] as const;
/** One of `videoSources`. */
export type VideoSource = (typeof videoSources)[number];

/** A device as it is typed: what belongs to another source than the chosen one stays until it is saved. */
export type ResourceForm = {
  name: string;
  kind: ResourceKind;
  /** One name on each line. */
  externalIds: string;
  source: VideoSource;
  clip: string;
  live: string;
  playback: string;
};

const externalIdsMost = 20;
const externalIdLengthMost = 300;
const addressLengthMost = 2000;

/** Judges a device as it is typed, and makes of it what is written. */
export const resourceFormSchema = z
  .object({
    name: resourceBodySchema.shape.name,
    kind: z.enum(resourceKinds),
    externalIds: z.string().refine(areExternalIds),
    source: z.enum(videoSources),
    clip: z.string(),
    live: z.string(),
    playback: z.string(),
  })
  .superRefine(({ source, clip, live, playback }, context) => {
    const refuse = (path: string): void => {
      context.addIssue({ code: 'custom', path: [path], message: path });
    };
    if (source === 'demo' && clip === '') refuse('clip');
    if (source === 'hls') {
      if (!isAddress(live)) refuse('live');
      if (playback.trim() !== '' && !(isAddress(playback) && hasPeriod(playback))) refuse('playback');
    }
  })
  .transform(({ name, kind, externalIds, source, clip, live, playback }) => ({
    name,
    kind,
    externalIds: externalIdsOf(externalIds),
    video: videoOf({ source, clip, live, playback }),
  }));

/** A new device: a camera, which most of them are. */
export function blankResource(): ResourceForm {
  return { name: '', kind: 'camera', externalIds: '', source: 'none', clip: '', live: '', playback: '' };
}

/** A stored device as it is typed. */
export function formOfResource({
  name,
  kind,
  externalIds,
  video,
}: ConfigurationShown<'resources'>): ResourceForm {
  return {
    name,
    kind,
    externalIds: externalIds.join('\n'),
    source: video?.source ?? 'none',
    clip: video?.source === 'demo' ? video.clip : '',
    live: video?.source === 'hls' ? video.live : '',
    playback: video?.source === 'hls' ? (video.playback ?? '') : '',
  };
}

/** The names that stand on the lines of a text, each once. */
export function externalIdsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}

function areExternalIds(text: string): boolean {
  const ids = externalIdsOf(text);
  return ids.length <= externalIdsMost && ids.every(({ length }) => length <= externalIdLengthMost);
}

function videoOf({
  source,
  clip,
  live,
  playback,
}: Pick<ResourceForm, 'source' | 'clip' | 'live' | 'playback'>) {
  switch (source) {
    case 'none':
      return null;
    case 'demo':
      return { source, clip };
    case 'hls':
      return { source, live: live.trim(), ...(playback.trim() !== '' && { playback: playback.trim() }) };
  }
}

function isAddress(text: string): boolean {
  const address = text.trim();
  return address.length <= addressLengthMost && /^https?:\/\//iu.test(address) && URL.canParse(address);
}

/** A recording is asked for from when to when; an address that says neither would always answer the same. */
function hasPeriod(template: string): boolean {
  return /\{start(Seconds)?\}/u.test(template) && /\{end(Seconds)?\}/u.test(template);
}
