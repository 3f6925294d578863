import { expect, test } from 'vitest';
import { judgeSoak } from './soakJudgement.ts';
import type { NodeSample, WindowedSample } from './windowedSoak.ts';

// What the judgement is worth: an hour that stays as it is keeps everything; one figure that does not is found, and nothing else.
interface Figures {
  readonly heldMb: number;
  readonly residentMb: number;
  readonly handles: number;
  readonly pageMb: number;
  readonly browserMb: number;
  readonly listeners: number;
  readonly clickMs: number;
}

const steady: Figures = {
  heldMb: 40,
  residentMb: 140,
  handles: 35,
  pageMb: 18,
  browserMb: 330,
  listeners: 700,
  clickMs: 200,
};

function node({ heldMb, residentMb, handles }: Figures): NodeSample {
  return {
    heapMb: heldMb - 10,
    outsideMb: 10,
    residentMb,
    handles,
    sockets: 10,
    cpuSeconds: 0,
    resources: {},
  };
}

function sampleAt(second: number, figures: Figures): WindowedSample {
  const { pageMb, browserMb, handles, listeners, clickMs } = figures;
  return {
    second,
    openAlarms: 400,
    machine: { busyShare: 0.5, load: 1 },
    server: node(figures),
    workstations: [
      {
        main: node(steady),
        browser: { processes: 9, memoryMb: browserMb, handles: handles * 10, cpuSeconds: 0 },
        page: { heapMb: pageMb, nodes: 1500, documents: 1, listeners },
        rowMs: 70,
        clickMs,
        operator: { closed: 0, watched: 0, looks: 0, seenPlaying: 0, troubles: 0 },
      },
    ],
  };
}

/** What is found in an hour whose figures follow from the minute. Everything moves up and down by a little, as in life. */
function foundIn(at: (minute: number) => Partial<Figures>, minutes = 60): readonly string[] {
  const samples = Array.from({ length: minutes * 3 }, (_, index) => {
    const noise = 1 + ((index * 7) % 11) / 1000;
    const figures = { ...steady, ...at(index / 3) };
    const { heldMb, residentMb, pageMb, browserMb, clickMs } = figures;
    return sampleAt(index * 20, {
      ...figures,
      heldMb: heldMb * noise,
      residentMb: residentMb * noise,
      pageMb: pageMb * noise,
      browserMb: browserMb * noise,
      handles: figures.handles + (index % 3),
      clickMs: clickMs * noise,
    });
  });
  return judgeSoak({ samples })
    .filter(({ isKept }) => isKept === false)
    .map(({ what }) => what);
}

test('an hour that stays as it is keeps everything that is asked', () => {
  expect(foundIn(() => ({}))).toEqual([]);
});

test('what grows in the first third and then stays is warm-up', () => {
  const warming = (minute: number) => Math.min(minute, 19);
  expect(
    foundIn((minute) => ({ heldMb: 20 + warming(minute), handles: 16 + Math.floor(warming(minute)) })),
  ).toEqual([]);
});

const spoilt: readonly (readonly [string, (minute: number) => Partial<Figures>, readonly string[]])[] = [
  ['a server that keeps 0.1 MB a minute', (minute) => ({ heldMb: 40 + minute / 10 }), ['server, held MB']],
  [
    'a server whose memory grows beside its heap',
    (minute) => ({ residentMb: 140 + minute / 2 }),
    ['server, resident MB'],
  ],
  [
    'a handle left open every quarter of an hour',
    (minute) => ({ handles: 35 + Math.floor(minute / 15) }),
    ['server, handles', 'workstation 1, whole browser, handles'],
  ],
  [
    'a page that keeps what it showed',
    (minute) => ({ pageMb: 18 + minute / 10 }),
    ['workstation 1, page, held MB'],
  ],
  [
    'players that are never given back',
    (minute) => ({ browserMb: 330 + minute }),
    ['workstation 1, whole browser, MB'],
  ],
  ['listeners that stay', (minute) => ({ listeners: 700 + minute * 2 }), ['workstation 1, page, listeners']],
  [
    'clicks that take longer and longer',
    (minute) => ({ clickMs: minute < 40 ? 200 : 320 }),
    ['workstation 1, click → outcome, ms'],
  ],
];

test.each(spoilt)('it finds %s', (_, at, found) => {
  expect(foundIn(at)).toEqual(found);
});

test('a short soak is recorded and not judged', () => {
  expect(foundIn((minute) => ({ heldMb: 40 + minute }), 10)).toEqual([]);
});
