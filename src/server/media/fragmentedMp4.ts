/** Where a fragment says when one of its tracks begins, and in what unit. */
interface TrackStart {
  /** Bytes from the fragment's beginning to the 64-bit time. */
  readonly offset: number;
  readonly timescale: number;
}

/** A part of a clip that can be played after `init`. */
interface Fragment {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: readonly TrackStart[];
}

/** A fragmented MP4 file (ISO/IEC 14496-12), taken apart. */
export interface FragmentedMp4 {
  /** What a player reads first. */
  readonly init: Uint8Array<ArrayBuffer>;
  readonly fragments: readonly Fragment[];
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Takes a file with one fragment per segment apart. Throws for a file that is none. */
export function readFragmentedMp4(file: Uint8Array<ArrayBuffer>): FragmentedMp4 {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const top = boxesOf(view, 0, view.byteLength);
  const moov = top.find(({ type }) => type === 'moov');
  if (!moov) throw new Error('no moov box: not a fragmented MP4');
  const timescales = timescalesOf(view, moov);
  const fragments = top.flatMap((moof, index): Fragment[] => {
    const mdat = top[index + 1];
    if (moof.type !== 'moof' || mdat?.type !== 'mdat') return [];
    return [{ bytes: file.slice(moof.start, mdat.end), starts: startsOf(view, moof, timescales) }];
  });
  return { init: file.slice(0, moov.end), fragments };
}

/** A fragment that begins `seconds` (whole) later than it was made for. */
export function fragmentLater({ bytes, starts }: Fragment, seconds: number): Uint8Array<ArrayBuffer> {
  const later = bytes.slice();
  const view = new DataView(later.buffer);
  for (const { offset, timescale } of starts) {
    view.setBigUint64(offset, view.getBigUint64(offset) + BigInt(seconds) * BigInt(timescale));
  }
  return later;
}

function boxesOf(view: DataView, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > end) throw new Error(`damaged box at ${at}`);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
    boxes.push({ type, start: at, end: at + size });
    at += size;
  }
  return boxes;
}

/** The boxes of a type inside a box that holds nothing but boxes. */
function inside(view: DataView, box: Box, type: string): Box[] {
  return boxesOf(view, box.start + 8, box.end).filter((inner) => inner.type === type);
}

function timescalesOf(view: DataView, moov: Box): Map<number, number> {
  return new Map(
    inside(view, moov, 'trak').flatMap((trak) =>
      inside(view, trak, 'tkhd').flatMap((tkhd) =>
        inside(view, trak, 'mdia')
          .flatMap((mdia) => inside(view, mdia, 'mdhd'))
          .map((mdhd): [number, number] => [
            // Version 1 has 64-bit dates in front of the number.
            view.getUint32(tkhd.start + (view.getUint8(tkhd.start + 8) === 1 ? 28 : 20)),
            view.getUint32(mdhd.start + (view.getUint8(mdhd.start + 8) === 1 ? 28 : 20)),
          ]),
      ),
    ),
  );
}

function startsOf(view: DataView, moof: Box, timescales: ReadonlyMap<number, number>): TrackStart[] {
  return inside(view, moof, 'traf').flatMap((traf) => {
    const tfhd = inside(view, traf, 'tfhd')[0];
    const timescale = tfhd && timescales.get(view.getUint32(tfhd.start + 12));
    if (timescale === undefined) throw new Error('a fragment of a track that the file does not have');
    return inside(view, traf, 'tfdt').map((tfdt) => {
      if (view.getUint8(tfdt.start + 8) !== 1) throw new Error('a fragment with a 32-bit time');
      return { offset: tfdt.start + 12 - moof.start, timescale };
    });
  });
}
