import {
  between,
  box,
  carFromSide,
  disc,
  glow,
  polygon,
  progress,
  type Scene,
  type Shape,
  walker,
  words,
} from './shapes.ts';

/** Lorries at the dock doors by night; somebody who has no business there walks along them. */
export const dock: Scene = (second) => {
  const walked = progress(second, 6, 46);
  const doors = [70, 250, 430].flatMap((x, index) => [
    box(x, 150, 130, 110, index === 1 ? '#3f4a54' : '#2b343d'),
    ...[0, 1, 2, 3].map((slat) => box(x, 172 + slat * 24, 130, 2, '#222a31')),
    box(x - 8, 150, 8, 110, '#c9a227'),
    words(x + 54, 142, 22, String(index + 3), '#aeb9c3'),
  ]);
  return [
    box(0, 0, 640, 360, '#0c1219'),
    box(0, 70, 640, 190, '#1b232b'),
    box(0, 62, 640, 10, '#2b353f'),
    ...doors,
    box(445, 130, 108, 128, '#8b949c'),
    box(451, 136, 96, 112, '#a6afb6'),
    disc(460, 262, 10, '#0b0d0f'),
    disc(538, 262, 10, '#0b0d0f'),
    polygon('#23292f', 0, 260, 640, 260, 640, 360, 0, 360),
    ...[60, 240, 420].map((x) => polygon('#6d6a3f', x, 262, x + 6, 262, x - 34, 360, x - 46, 360)),
    glow(320, 66, 190, 'rgba(255, 214, 140, 0.34)'),
    disc(320, 74, 6, '#fff2cf'),
    ...walker(between(-40, 690, walked), 318, 96, '#7b2f2f', walked * 40),
    glow(between(-20, 710, walked), 316, 46, 'rgba(240, 240, 255, 0.18)'),
  ];
};

/** The second dock camera, with a fork-lift truck at work. */
export const dockFork: Scene = (second) => {
  const there = progress(second, 4, 24) - progress(second, 34, 56);
  const x = between(90, 430, there);
  const isLoaded = second > 26 && second < 56;
  return [
    box(0, 0, 640, 360, '#10161c'),
    box(0, 40, 640, 210, '#202931'),
    ...[40, 330].flatMap((left) => [
      box(left, 110, 230, 140, '#2d3740'),
      ...[0, 1, 2, 3, 4].map((slat) => box(left, 134 + slat * 24, 230, 2, '#252e36')),
      words(left + 100, 98, 24, left === 40 ? '5' : '6', '#b9c3cc'),
    ]),
    polygon('#2a3138', 0, 250, 640, 250, 640, 360, 0, 360),
    box(0, 296, 640, 4, '#77713f'),
    box(500, 214, 90, 60, '#7a5c38'),
    box(500, 240, 90, 3, '#5d4529'),
    box(x, 246, 96, 44, '#c98a1c'),
    box(x + 20, 196, 46, 52, '#2b3138'),
    box(x + 26, 202, 34, 34, '#6f8394'),
    box(x + 98, 190, 6, 100, '#3c444c'),
    ...(isLoaded ? [box(x + 106, 238, 56, 44, '#8b6a42')] : [box(x + 104, 284, 50, 5, '#59636c')]),
    disc(x + 22, 292, 15, '#0d0f11'),
    disc(x + 78, 292, 15, '#0d0f11'),
    glow(180, 44, 170, 'rgba(255, 226, 165, 0.3)'),
    glow(x + 60, 192, 40, `rgba(255, 170, 40, ${second % 1 < 0.5 ? 0.55 : 0.12})`),
  ];
};

/** A red car comes to the barrier, shows its plate, waits and is let through. */
export const gate: Scene = (second) => {
  const near = progress(second, 4, 20);
  const through = progress(second, 38, 48);
  const lifted = progress(second, 33, 36) - progress(second, 49, 52);
  const size = between(0.25, 1, near) + through * 0.9;
  const x = between(470, 300, near) - through * 60;
  const y = between(206, 292, near) + through * 190;
  const tip = { x: 190 + 280 * Math.cos(lifted * 1.35), y: 236 - 280 * Math.sin(lifted * 1.35) };
  return [
    box(0, 0, 640, 360, '#111a27'),
    box(0, 120, 150, 100, '#1b2632'),
    box(0, 138, 36, 18, '#4d5a66'),
    box(440, 96, 200, 110, '#18222d'),
    box(460, 116, 160, 10, '#36546d'),
    polygon('#2f353b', 470, 196, 520, 196, 640, 330, 640, 360, 0, 360),
    polygon('#4a4f54', 484, 200, 492, 200, 300, 360, 276, 360),
    box(516, 60, 8, 170, '#4c545c'),
    disc(520, 56, 8, '#fff4d2'),
    glow(520, 56, 70, 'rgba(255, 238, 190, 0.5)'),
    ...(second < 52 ? carFromFront(x, y, size) : []),
    box(170, 200, 20, 80, '#c7ced4'),
    polygon('#d8453b', 186, 230, tip.x, tip.y - 5, tip.x, tip.y + 5, 186, 242),
    box(562, 210, 14, 70, '#c7ced4'),
  ];
};

function carFromFront(x: number, y: number, size: number): Shape[] {
  const at = (dx: number, dy: number): [number, number] => [x + dx * size, y + dy * size];
  const shape = (fill: string, ...corners: (readonly [number, number])[]) =>
    polygon(fill, ...corners.flatMap(([dx, dy]) => at(dx, dy)));
  return [
    shape('#7c2326', [-72, 0], [72, 0], [78, -58], [-78, -58]),
    shape('#5c1a1d', [-66, -58], [66, -58], [44, -98], [-44, -98]),
    shape('#8fa3b4', [-56, -60], [56, -60], [38, -92], [-38, -92]),
    disc(...at(-58, -42), 11 * size, '#fff3c8'),
    disc(...at(58, -42), 11 * size, '#fff3c8'),
    disc(...at(-56, 2), 13 * size, '#0d0f11'),
    disc(...at(56, 2), 13 * size, '#0d0f11'),
    shape('#f3f5f7', [-33, -14], [33, -14], [33, -30], [-33, -30]),
    shape('#1f4fa8', [-33, -14], [-27, -14], [-27, -30], [-33, -30]),
    words(...at(-25, -17.5), 11.5 * size, '4821 KLM', '#12161a'),
  ];
}

/** The way out: a van leaves while the barrier is up. */
export const gateExit: Scene = (second) => {
  const x = between(-200, 720, progress(second, 12, 34));
  const lifted = (progress(second, 8, 11) - progress(second, 36, 39)) * 1.3;
  const tip = { x: 476 - 250 * Math.cos(lifted), y: 208 - 250 * Math.sin(lifted) };
  return [
    box(0, 0, 640, 360, '#141d29'),
    box(0, 90, 640, 130, '#1c2733'),
    ...[30, 190, 350, 510].map((left) => box(left, 120, 90, 46, '#2f4254')),
    polygon('#31373d', 0, 220, 640, 220, 640, 360, 0, 360),
    ...[0, 1, 2, 3, 4].map((dash) => box(20 + dash * 136, 300, 70, 5, '#7d8287')),
    box(x, 168, 150, 92, '#c3c9ce'),
    polygon('#c3c9ce', x + 150, 190, x + 186, 220, x + 190, 260, x + 150, 260),
    polygon('#6d8496', x + 152, 194, x + 178, 220, x + 152, 220),
    disc(x + 34, 264, 17, '#0d0f11'),
    disc(x + 150, 264, 17, '#0d0f11'),
    box(470, 190, 18, 92, '#c7ced4'),
    polygon('#d8453b', 476, 214, tip.x - 4, tip.y, tip.x + 4, tip.y + 10, 476, 226),
  ];
};

/** Lorries in their bays; a car comes in, stops, and drives on. */
export const carPark: Scene = (second) => {
  const x = between(-160, 250, progress(second, 6, 22)) + 460 * progress(second, 44, 56);
  const lorries = [
    { bay: 0, colour: '#566b7c' },
    { bay: 2, colour: '#7a4338' },
    { bay: 3, colour: '#7d8186' },
  ];
  return [
    box(0, 0, 640, 360, '#161e26'),
    box(0, 0, 640, 96, '#101821'),
    polygon('#2b3238', 0, 96, 640, 96, 640, 360, 0, 360),
    ...[0, 1, 2, 3, 4, 5].map((bay) => {
      const top = 60 + bay * 104;
      const bottom = 44 + bay * 110;
      return polygon('#858a8e', top, 110, top + 4, 110, bottom + 6, 210, bottom, 210);
    }),
    ...lorries.flatMap(({ bay, colour }) => [
      box(72 + bay * 106, 112, 80, 84, colour),
      box(76 + bay * 106, 178, 72, 20, '#c9ced2'),
      disc(86 + bay * 106, 200, 8, '#0c0e10'),
      disc(138 + bay * 106, 200, 8, '#0c0e10'),
    ]),
    box(20, 20, 6, 100, '#474f57'),
    glow(24, 22, 130, 'rgba(255, 230, 170, 0.36)'),
    glow(610, 30, 130, 'rgba(255, 230, 170, 0.3)'),
    ...carFromSide(x, 312, 150, '#2d5f8a'),
    ...(second > 26 && second < 44
      ? walker(between(330, 660, progress(second, 27, 44)), 300, 74, '#55616b', second)
      : []),
  ];
};

/** Stacked containers; a torch moves behind the fence. */
export const yard: Scene = (second) => {
  const moved = progress(second, 10, 30) - progress(second, 36, 54);
  const torch = between(110, 520, moved);
  const colours = ['#7a3b2e', '#2c5672', '#5f6b34', '#8a6a24', '#48525b'];
  return [
    box(0, 0, 640, 360, '#0d141b'),
    polygon('#262d33', 0, 206, 640, 206, 640, 360, 0, 360),
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((place) => {
      const left = (place % 4) * 168 - 20 + (place > 3 ? 40 : 0);
      const top = place > 3 ? 96 : 152;
      return [
        box(left, top, 140, 54, colours[place % colours.length] ?? '#48525b'),
        ...[1, 2, 3, 4, 5, 6].map((rib) => box(left + rib * 20, top, 2, 54, 'rgba(0, 0, 0, 0.25)')),
      ];
    }),
    ...(second > 9 && second < 55
      ? [
          glow(torch, 232, 120, 'rgba(245, 245, 220, 0.5)'),
          ...walker(torch - 14, 274, 84, '#39424a', moved * 30),
        ]
      : []),
    box(0, 300, 640, 3, '#565c61'),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((post) => box(post * 70 + 10, 270, 3, 90, '#3f464c')),
  ];
};
