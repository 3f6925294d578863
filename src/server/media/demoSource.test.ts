import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { demoDevices } from '../demo/demoDevices.ts';
import { DemoClips, demoSource } from './demoSource.ts';
import { readFragmentedMp4 } from './fragmentedMp4.ts';

const folder = path.join(import.meta.dirname, '../../../assets/demo');
const now = new Date('2026-11-23T14:01:00.000Z');
const clips = new DemoClips(folder);

function startSeconds(segment: Uint8Array<ArrayBuffer>, init: Uint8Array<ArrayBuffer>): number[] {
  const whole = new Uint8Array(init.byteLength + segment.byteLength);
  whole.set(init);
  whole.set(segment, init.byteLength);
  return readFragmentedMp4(whole).fragments.flatMap(({ bytes, starts }) =>
    starts.map(
      ({ offset, timescale }) => Number(new DataView(bytes.buffer).getBigUint64(offset)) / timescale,
    ),
  );
}

test('R-F05 every camera of the demo site has a clip of a minute, together at most 6 MB', async () => {
  const wanted = new Set(
    demoDevices.flatMap(([, { video }]) => (video?.source === 'demo' ? [video.clip] : [])),
  );
  for (const name of wanted) expect((await clips.clip(name))?.fragments).toHaveLength(30);
  const files = readdirSync(folder);
  expect(files.map((file) => path.basename(file, '.mp4')).sort()).toEqual([...wanted].sort());
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  expect(bytes).toBeLessThanOrEqual(6 * 1024 * 1024);
});

test('R-F05 a segment lies where its number says, sound and picture together, across the seam of the loop', async () => {
  const source = demoSource(clips, 'dock', () => now);
  const init = (await clips.clip('dock'))?.init ?? new Uint8Array();
  const minute = Math.floor(now.getTime() / 60_000) * 30;
  for (const number of [minute - 2, minute - 1, minute - 30]) {
    const { bytes } = await source.segment(`${number}.m4s`);
    const starts = startSeconds(bytes?.content as Uint8Array<ArrayBuffer>, init);
    expect(starts).toHaveLength(2);
    for (const start of starts) expect(Math.abs(start - number * 2)).toBeLessThan(0.033);
  }
});

test('R-F05 what is not recorded yet, or is no segment, is not found', async () => {
  const source = demoSource(clips, 'dock', () => now);
  const recording = Math.floor(now.getTime() / 2000);
  for (const name of [`${recording}.m4s`, '-1.m4s', '1e3.m4s', '../dock.mp4', '']) {
    expect((await source.segment(name)).status).toBe(404);
  }
});

test.each(['nothing', '../demo/dock', '', 'dock.mp4'])(
  'a clip is a name, never a path: "%s"',
  async (name) => {
    expect(await clips.clip(name)).toBeNull();
  },
);
