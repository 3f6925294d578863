import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { livePlaylist, recordedPlaylist, segmentAt, segmentMs } from './demoPlaylist.ts';
import { type FragmentedMp4, fragmentLater, readFragmentedMp4 } from './fragmentedMp4.ts';
import { answerPlaylist, noRecording, noSuchVideo, type VideoSource } from './videoSource.ts';

/** The demo site's clips, read once each. */
export class DemoClips {
  readonly #folder: string;
  readonly #clips = new Map<string, Promise<FragmentedMp4 | null>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A clip by its name; `null` where there is none. */
  clip(name: string): Promise<FragmentedMp4 | null> {
    const known = this.#clips.get(name) ?? this.#read(name);
    this.#clips.set(name, known);
    return known;
  }

  /** The names of all clips, in the order of the alphabet; a package without clips has none. */
  async names(): Promise<readonly string[]> {
    try {
      const files = await readdir(this.#folder);
      return files
        .filter((file) => /^[a-z0-9-]+\.mp4$/u.test(file))
        .map((file) => path.parse(file).name)
        .sort();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw new Error('the folder of the demo clips cannot be read', { cause: error });
    }
  }

  async #read(name: string): Promise<FragmentedMp4 | null> {
    // A name, never a path.
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(name)) return null;
    try {
      return readFragmentedMp4(new Uint8Array(await readFile(path.join(this.#folder, `${name}.mp4`))));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw new Error(`the demo clip ${name} cannot be read`, { cause: error });
    }
  }
}

/**
 * A clip of a minute as a camera that never stops: at second s of each minute it shows second s of the clip, live and recorded alike.
 * Each segment is given the time that it belongs to, so the stream has no seams (design, section 7).
 */
export function demoSource(clips: DemoClips, name: string, now: () => Date): VideoSource {
  return {
    live: async () =>
      (await clips.clip(name)) ? answerPlaylist(livePlaylist(now().getTime())) : noSuchVideo,
    playback: async (period) => {
      if (!(await clips.clip(name))) return noSuchVideo;
      const playlist = recordedPlaylist(period, now().getTime());
      return playlist === null ? noRecording : answerPlaylist(playlist);
    },
    init: async () => {
      const clip = await clips.clip(name);
      return clip ? answerMp4(clip.init) : noSuchVideo;
    },
    segment: async (file) => {
      const clip = await clips.clip(name);
      const number = Number(/^(\d{1,12})\.m4s$/u.exec(file)?.[1] ?? Number.NaN);
      if (!clip || !Number.isSafeInteger(number) || number >= segmentAt(now().getTime())) return noSuchVideo;
      const place = number % clip.fragments.length;
      const fragment = clip.fragments[place];
      if (!fragment) return noSuchVideo;
      return answerMp4(fragmentLater(fragment, ((number - place) * segmentMs) / 1000));
    },
    via: async () => noSuchVideo,
  };
}

function answerMp4(content: Uint8Array<ArrayBuffer>) {
  return { status: 200, bytes: { contentType: 'video/mp4', content } };
}
