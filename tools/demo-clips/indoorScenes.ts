import { between, box, disc, glow, polygon, progress, type Scene, walker, words } from './shapes.ts';

/** A closed door that somebody opens, and a while later closes again. */
export const door: Scene = (second) => {
  const open = progress(second, 14, 16) - progress(second, 44, 47);
  const edge = between(390, 262, open);
  const inside = progress(second, 17, 24);
  const isOpen = open > 0.05;
  const isThere = second > 16 && second < 44;
  return [
    box(0, 0, 640, 360, '#39424a'),
    box(0, 0, 640, 26, '#2b3238'),
    polygon('#565f66', 0, 300, 640, 300, 640, 360, 0, 360),
    box(242, 62, 156, 240, '#1d2328'),
    box(250, 70, 140, 230, isOpen ? '#0c0f12' : '#20272d'),
    ...(isOpen ? [glow(320, 170, 110, `rgba(190, 215, 240, ${0.5 * open})`)] : []),
    ...(isThere
      ? walker(
          between(320, 700, progress(second, 24, 43)),
          between(300, 340, inside),
          between(150, 190, inside),
          '#2f4b66',
          second,
        )
      : []),
    polygon('#8d6b4a', 250, 70, edge, 70 + 14 * open, edge, 300 + 18 * open, 250, 300),
    disc(between(378, 258, open), 190, 4, '#d9c68a'),
    box(430, 168, 24, 38, '#161a1e'),
    disc(442, 178, 4, isOpen ? '#ff5a52' : '#46c08a'),
    box(60, 110, 110, 56, '#27547a'),
    words(74, 145, 20, 'PUERTA', '#e6eef5'),
  ];
};

/** Crates in the cold store; the door at its end opens and lets light in. */
export const coldStore: Scene = (second) => {
  const open = progress(second, 20, 23) - progress(second, 38, 41);
  return [
    box(0, 0, 640, 360, '#243038'),
    polygon('#31414b', 0, 360, 250, 220, 390, 220, 640, 360),
    polygon('#1c262d', 0, 0, 250, 110, 250, 220, 0, 360),
    polygon('#1c262d', 640, 0, 390, 110, 390, 220, 640, 360),
    box(250, 110, 140, 110, '#55646e'),
    box(250 + 140 * (1 - open), 110, 140 * open, 110, '#dfeaf2'),
    glow(320, 190, 200, `rgba(215, 235, 250, ${0.45 * open})`),
    ...[0, 1, 2].flatMap((row) => {
      const outer = 20 + row * 76;
      const inner = 110 + row * 56;
      const heights = [250 - row * 36, 236 - row * 34, 300 - row * 48, 326 - row * 52] as const;
      const [top, innerTop, innerBottom, bottom] = heights;
      const crate = (fill: string, mirror: (x: number) => number) =>
        polygon(
          fill,
          ...[mirror(outer), top, mirror(inner), innerTop],
          ...[mirror(inner), innerBottom, mirror(outer), bottom],
        );
      return [crate('#7b5d3a', (x) => x), crate('#6d5233', (x) => 640 - x)];
    }),
    ...(second > 22 && second < 39
      ? walker(between(300, 350, progress(second, 23, 38)), 250, 92, '#b9542c', second)
      : []),
    // Whole turns in a minute: the loop joins its beginning.
    ...[0, 1, 2, 3, 4, 5].map((flake) =>
      disc((flake * 113 + second * 32) % 640, (flake * 67 + second * 18) % 360, 1.6, '#c8d9e4'),
    ),
  ];
};

/** An office corridor; somebody comes nearer, stops and goes back. */
export const corridor: Scene = (second) => {
  const near = progress(second, 8, 26) - progress(second, 34, 54);
  return [
    box(0, 0, 640, 360, '#2a323a'),
    polygon('#3d4750', 0, 0, 250, 120, 250, 220, 0, 360),
    polygon('#46515b', 640, 0, 390, 120, 390, 220, 640, 360),
    polygon('#20262c', 0, 0, 640, 0, 390, 120, 250, 120),
    polygon('#5a646d', 0, 360, 640, 360, 390, 220, 250, 220),
    box(250, 120, 140, 100, '#313a42'),
    box(296, 140, 48, 80, '#1d242a'),
    polygon('#6a5138', 40, 74, 110, 108, 110, 282, 40, 320),
    polygon('#6a5138', 150, 96, 196, 130, 196, 234, 150, 272),
    ...[0, 1, 2].map((lamp) => box(300 - lamp * 16, 96 - lamp * 40, 40 + lamp * 32, 6 + lamp * 3, '#e6edf2')),
    glow(320, 90, 170, 'rgba(230, 240, 250, 0.22)'),
    ...walker(between(318, 330, near), between(226, 350, near), between(52, 210, near), '#3a4f2c', near * 26),
  ];
};

/** The indoor pool after hours: light on the water, and somebody at its edge. */
export const pool: Scene = (second) => {
  const turn = (second / 60) * Math.PI * 2;
  const walked = progress(second, 14, 40);
  return [
    box(0, 0, 640, 360, '#1a262d'),
    box(0, 0, 640, 110, '#22313a'),
    ...[0, 1, 2, 3].map((pane) => box(36 + pane * 152, 18, 112, 70, '#0f1820')),
    polygon('#b9b3a3', 0, 110, 640, 110, 640, 360, 0, 360),
    polygon('#1e6d86', 110, 150, 530, 150, 640, 330, 0, 330),
    ...[0, 1, 2].map((lane) => {
      const far = 214 + lane * 104;
      const close = 158 + lane * 158;
      return polygon('#d9e4e8', far, 150, far + 3, 150, close + 6, 330, close, 330);
    }),
    ...[0, 1, 2, 3, 4, 5, 6].map((wave) =>
      box(
        150 + wave * 52 + Math.sin(turn * 4 + wave) * 18,
        176 + wave * 20 + Math.sin(turn * 6 + wave * 2) * 4,
        70,
        2.4,
        'rgba(190, 230, 240, 0.55)',
      ),
    ),
    ...walker(between(-30, 670, walked), 142, 78, '#8a8f94', walked * 40),
    box(560, 190, 44, 70, '#8c2f2a'),
    words(566, 230, 15, 'SOS', '#f4f1ea'),
  ];
};
