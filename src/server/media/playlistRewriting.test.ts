import { expect, test } from 'vitest';
import { ForeignAddress, rewritePlaylist, withTag } from './playlistRewriting.ts';
import { filledTemplate } from './recorderSource.ts';
import { AddressSeal } from './sealedAddress.ts';

const base = new URL('https://recorder.example:8443/vod/cam1/index.m3u8?token=a');
const sealed = (address: URL) => `sealed(${address.pathname}${address.search})`;

test('R-D10 every address of a recorder’s playlist is replaced, in lines and in tags', () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-MAP:URI="init.mp4",BYTERANGE="800@0"',
    '#EXT-X-KEY:METHOD=AES-128,URI="/keys/1"',
    '#EXTINF:4,',
    'seg/1.ts?x=1',
    '',
    '#EXTINF:4,',
    'https://recorder.example:8443/vod/cam1/seg/2.ts',
  ].join('\r\n');
  expect(rewritePlaylist(playlist, base, sealed).split('\n')).toEqual([
    '#EXTM3U',
    '#EXT-X-MAP:URI="sealed(/vod/cam1/init.mp4)",BYTERANGE="800@0"',
    '#EXT-X-KEY:METHOD=AES-128,URI="sealed(/keys/1)"',
    '#EXTINF:4,',
    'sealed(/vod/cam1/seg/1.ts?x=1)',
    '',
    '#EXTINF:4,',
    'sealed(/vod/cam1/seg/2.ts)',
  ]);
});

test.each([
  'http://recorder.example:8443/1.ts',
  'https://recorder.example/1.ts',
  '//elsewhere.example/1.ts',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
])('R-D10 an address that leads elsewhere is refused: %s', (address) => {
  expect(() => rewritePlaylist(`#EXTM3U\n${address}`, base, sealed)).toThrow(ForeignAddress);
  expect(() => rewritePlaylist(`#EXTM3U\n#EXT-X-MAP:URI="${address}"`, base, sealed)).toThrow(ForeignAddress);
});

test('R-D10 a sealed address opens for its own resource alone, and only unchanged', () => {
  const seal = new AddressSeal();
  const address = seal.seal('cam1', base.href);
  expect(seal.open('cam1', address)).toBe(base.href);
  expect(address).not.toContain('recorder');
  expect(seal.open('cam2', address)).toBeNull();
  expect(seal.open('cam1', `${address.slice(0, -2)}AA`)).toBeNull();
  expect(seal.open('cam1', '')).toBeNull();
  expect(new AddressSeal().open('cam1', address)).toBeNull();
});

test('R-F05 a playback template is filled with instants, encoded, and seconds', () => {
  const fromMs = Date.parse('2026-11-23T14:00:41.500Z');
  const period = { fromMs, toMs: fromMs + 60_000 };
  expect(filledTemplate('http://r/p?a={start}&b={end}&c={startSeconds}&d={endSeconds}', period)).toBe(
    'http://r/p?a=2026-11-23T14%3A00%3A41.500Z&b=2026-11-23T14%3A01%3A41.500Z&c=1795442441&d=1795442502',
  );
});

test('R-D12 the start is told to a player unless the recorder tells one itself', () => {
  const tag = '#EXT-X-START:TIME-OFFSET=3.000';
  expect(withTag('#EXTM3U\n#EXTINF:1,\n1.ts', tag)).toBe(`#EXTM3U\n${tag}\n#EXTINF:1,\n1.ts`);
  const own = '#EXTM3U\n#EXT-X-START:TIME-OFFSET=0\n1.ts';
  expect(withTag(own, tag)).toBe(own);
});
