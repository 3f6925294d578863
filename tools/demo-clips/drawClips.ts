import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { projectFolder } from '../node/requireNode24.mjs';
import { clipTiming, clockOf } from './clipClock.ts';
import { clips } from './clips.ts';
import { type Painter, startPainter } from './painter.ts';
import type { Scene } from './shapes.ts';
import { soundOf } from './sound.ts';

/**
 * Draws the demo site's clips into assets/demo, one fragmented MP4 per clip, which the site server cuts into segments.
 * Needs ffmpeg with libx264 (Debian: apt-get install ffmpeg); the product does not. `drawClips.mjs NAME …` draws those alone.
 */

const { framesPerSecond, seconds, segmentSeconds } = clipTiming;
const frames = framesPerSecond * seconds;
/** So many pictures are painted and handed on at once. */
const batch = 48;
const clipFolder = path.join(projectFolder, 'assets', 'demo');

async function drawClip(painter: Painter, scene: Scene, sound: string | null, file: string): Promise<void> {
  const encoder = startFfmpeg([
    ...['-f', 'image2pipe', '-framerate', String(framesPerSecond), '-c:v', 'png', '-i', '-'],
    ...(sound === null ? [] : ['-i', sound]),
    // Without B-frames a picture is shown as soon as it is there, and a step forward is the next sample.
    ...['-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-crf', '27', '-bf', '0'],
    ...['-g', String(framesPerSecond * segmentSeconds), '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
    ...['-video_track_timescale', '12000', '-c:a', 'copy'],
    // One fragment per group of pictures, and no dates or versions: the same drawing gives the same file.
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-map_metadata', '-1'],
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-f', 'mp4', file],
  ]);
  for (let first = 0; first < frames; first += batch) {
    const pictures = Array.from({ length: Math.min(batch, frames - first) }, (_, index) => {
      const frame = first + index;
      return [...scene(frame / framesPerSecond), ...clockOf(frame)];
    });
    for (const picture of await painter.paint(pictures)) {
      if (!encoder.stdin?.write(picture)) await once(encoder.stdin as NodeJS.WritableStream, 'drain');
    }
  }
  encoder.stdin?.end();
  await endOf(encoder);
}

/** Encodes three minutes and keeps the middle one: its first packet already sounds like the loop's end. */
async function encodeSound(kind: 'hall' | 'engine', folder: string): Promise<string> {
  const wave = path.join(folder, `${kind}.wav`);
  const long = path.join(folder, `${kind}-long.m4a`);
  const loop = path.join(folder, `${kind}.m4a`);
  writeFileSync(wave, soundOf(kind));
  const encoded = ['-c:a', 'aac', '-b:a', '24k', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  await endOf(startFfmpeg(['-stream_loop', '2', '-i', wave, ...encoded, long]));
  await endOf(startFfmpeg(['-ss', String(seconds), '-i', long, '-t', String(seconds), '-c', 'copy', loop]));
  return loop;
}

function startFfmpeg(args: readonly string[]) {
  return spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
}

async function endOf(child: ReturnType<typeof startFfmpeg>): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

const wanted = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'demo-clips-'));
const painter = await startPainter();
try {
  mkdirSync(clipFolder, { recursive: true });
  for (const [name, { scene, sound }] of Object.entries(clips)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const file = path.join(clipFolder, `${name}.mp4`);
    await drawClip(painter, scene, sound === undefined ? null : await encodeSound(sound, folder), file);
    console.log(`${name}: ${Math.round(statSync(file).size / 1024)} KiB`);
  }
} finally {
  await painter.close();
  rmSync(folder, { recursive: true, force: true });
}
