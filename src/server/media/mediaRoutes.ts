import { z } from 'zod';
import { instantSchema } from '../../shared/link/alarmView.ts';
import { demoClipsSchema } from '../../shared/link/clips.ts';
import { type Answer, type Route, route } from '../api/route.ts';
import type { AddressPolicy } from '../reach/addressPolicy.ts';
import type { Authenticated } from '../session/sessions.ts';
import type { AlarmReader, ConfigurationStore } from '../store/contract.ts';
import type { Searches } from '../store/search/searches.ts';
import { recordingMostMs } from './demoPlaylist.ts';
import { type DemoClips, demoSource } from './demoSource.ts';
import { recordedAround } from './recordedAround.ts';
import { recorderSource } from './recorderSource.ts';
import { AddressSeal } from './sealedAddress.ts';
import { noSuchVideo, type VideoSource } from './videoSource.ts';

/** What the addresses of video need. */
export interface MediaParts {
  readonly alarms: AlarmReader;
  readonly events: Pick<Searches, 'event'>;
  readonly configuration: ConfigurationStore;
  readonly clips: DemoClips;
  readonly policy: AddressPolicy;
  readonly now: () => Date;
}

type Params = Readonly<Record<string, string>>;
type Find = (by: Authenticated, params: Params) => Promise<VideoSource | null>;

const playbackQuerySchema = z
  .object({ from: instantSchema, to: instantSchema, start: instantSchema.optional() })
  .transform(({ from, to, start }) => ({
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    startMs: start === undefined ? undefined : Date.parse(start),
  }))
  .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['to'], message: 'ends before it begins' })
  .refine(({ fromMs, toMs }) => toMs - fromMs <= recordingMostMs, { path: ['to'], message: 'too long' });

/**
 * Addresses of video. Each request, a segment's too, is answered only where the user may see the alarm and the resource is one of the
 * alarm's; to everybody else there is no such address (R-D10). An event gives its own resource, and that recorded alone, around the
 * time at which it happened (ADR 0035).
 */
export function mediaRoutes(parts: MediaParts): Route[] {
  const seal = new AddressSeal();
  const sourceOf = async (resource: string): Promise<VideoSource | null> => {
    const video = (await parts.configuration.get('resources', resource))?.video;
    switch (video?.source) {
      case 'demo':
        return demoSource(parts.clips, video.clip, parts.now);
      case 'hls':
        return recorderSource(resource, video, seal, parts.policy);
      default:
        return null;
    }
  };
  const throughAlarm: Find = async (by, { alarm: id = '', resource = '' }) => {
    const alarm = await parts.alarms.alarm(id, by.user);
    return alarm?.resources.some((each) => each.id === resource) ? sourceOf(resource) : null;
  };
  const throughEvent: Find = async (by, { event: id = '', resource = '' }) => {
    const event = await parts.events.event(id, by.user);
    if (event?.resource?.id !== resource) return null;
    const source = await sourceOf(resource);
    return source && recordedAround(source, [event.deviceAt, event.serverAt]);
  };
  const directly: Find = (_by, { resource = '' }) => sourceOf(resource);
  return [
    route({
      method: 'GET',
      path: '/api/v1/demo-clips',
      summary: 'The clips that a camera may show instead of a recorder’s picture',
      who: { kind: 'user', rights: ['configuration.read', 'configuration.write'] },
      answers: { 200: demoClipsSchema },
      handle: async () => ({ status: 200, body: { clips: await parts.clips.names() } }),
    }),
    ...routesUnder('/media/alarms/{alarm}/resources/{resource}', { kind: 'user' }, throughAlarm),
    ...routesUnder(
      '/media/events/{event}/resources/{resource}',
      { kind: 'user', rights: ['search.run'] },
      throughEvent,
    ),
    ...routesUnder('/media/resources/{resource}', { kind: 'user', rights: ['alarms.seeAll'] }, directly),
  ];
}

function routesUnder(prefix: string, who: Route['who'] & { readonly kind: 'user' }, find: Find): Route[] {
  const get = (name: string, summary: string, type: string, answer: PartAnswer): Route =>
    route({
      method: 'GET',
      path: `${prefix}/${name}`,
      summary,
      who,
      answers: { 200: type },
      handle: ({ by, params }) => answered(find, by, params, answer),
    });
  const playlist = 'application/vnd.apple.mpegurl';
  return [
    get('live.m3u8', 'The camera now: an HLS playlist', playlist, (source) => source.live()),
    route({
      method: 'GET',
      path: `${prefix}/playback.m3u8`,
      summary: 'The camera at some time in the past; a period that ends in the future grows until then',
      who,
      query: playbackQuerySchema,
      answers: { 200: playlist },
      handle: ({ by, params, query }) => answered(find, by, params, (source) => source.playback(query)),
    }),
    get('init.mp4', 'What comes before a segment', 'video/mp4', (source) => source.init()),
    get('segments/{segment}', 'A segment of a playlist', 'video/mp4', (source, { segment = '' }) =>
      source.segment(segment),
    ),
    get('via/{sealed}', 'What a recorder’s playlist names', '*/*', (source, { sealed = '' }) =>
      source.via(sealed),
    ),
  ];
}

type PartAnswer = (source: VideoSource, params: Params) => Promise<Answer>;

async function answered(find: Find, by: Authenticated, params: Params, answer: PartAnswer): Promise<Answer> {
  const source = await find(by, params);
  return source ? answer(source, params) : noSuchVideo;
}
