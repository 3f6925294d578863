import path from 'node:path';
import type { Bench, Measurement } from '../tools/bench/measurement.ts';
import { findAlertmanager } from './alertmanagerProcess.ts';
import { inFolder, plateOf } from './benchSite.ts';
import { alertmanager, allTold, type Contestant, withOurs } from './contestants.ts';
import { type Latencies, latenciesOf, median, paced } from './pacedLoad.ts';
import { Poster, postAll } from './posting.ts';
import { measureSyncedWrite } from './syncedWrite.ts';

const rounds = 3;
/** So that neither is measured before its code is warm. */
const warmUp = 1_500;
const inFlight = 16;
const counts = { alone: 1_000, together: 3_000, batches: 50, batch: 100 } as const;
const load = { count: Number(process.env.VALERUS_BENCH_SECONDS ?? 60) * 20, perSecond: 20 } as const;
/** As long as the event and the alarm that it raises. */
const rowBytes = 4_096;

/** Alarms that were taken in per second. */
type Speed = Readonly<Record<'alone' | 'together' | 'batched', number>>;

/** Our durable server beside one that keeps its alerts in memory: nobody who is used to that one may wait longer for ours. */
export const bench: Bench = {
  title: 'Taking alarms in and telling of them: ours on disk, against Prometheus Alertmanager in memory',
  lacks: async () =>
    (await findAlertmanager()) === null
      ? 'Prometheus Alertmanager is not on this machine. On Debian: apt-get install prometheus-alertmanager'
      : null,
  measure: () =>
    inFolder(async (folder) => {
      const program = (await findAlertmanager()) ?? 'alertmanager';
      const withTheirs = alertmanager(program, 'webhook');
      const withQuiet = alertmanager(program, 'nobody');
      const speeds = { ours: [] as Speed[], theirs: [] as Speed[], quiet: [] as Speed[] };
      for (let round = 0; round < rounds; round += 1) {
        const place = (who: string) => path.join(folder, `${who}-${round}`);
        speeds.ours.push(await withOurs(place('ours'), speedOf));
        speeds.theirs.push(await withTheirs(place('theirs'), speedOf));
        speeds.quiet.push(await withQuiet(place('quiet'), speedOf));
      }
      const synced = await measureSyncedWrite(path.join(folder, 'synced'), rowBytes, load);
      const ours = await withOurs(path.join(folder, 'ours'), delaysOf);
      const theirs = await withTheirs(path.join(folder, 'theirs'), delaysOf);
      return [...reportSpeeds(speeds), ...reportDelays(ours, theirs), ...reportSynced(synced)];
    }),
};

/** Each stage begins when nothing of the one before is waiting to be told. */
async function speedOf(contestant: Contestant): Promise<Speed> {
  const { target, bodyOf } = contestant;
  let posted = 0;
  const stage = async (bodies: number, perBody: number, together: number): Promise<number> => {
    const prepared = Array.from({ length: bodies }, (_, body) =>
      bodyOf(Array.from({ length: perBody }, (__, index) => plateOf('S', posted + body * perBody + index))),
    );
    posted += bodies * perBody;
    const perSecond = (await postAll(target, prepared, together)) * perBody;
    await allTold(contestant, posted);
    return perSecond;
  };
  await stage(warmUp, 1, inFlight);
  return {
    alone: await stage(counts.alone, 1, 1),
    together: await stage(counts.together, 1, inFlight),
    batched: await stage(counts.batches, counts.batch, 1),
  };
}

/** From the post to the moment in which somebody was told. */
async function delaysOf(contestant: Contestant): Promise<Latencies> {
  const { target, bodyOf, told } = contestant;
  const poster = new Poster(target, inFlight);
  const sentAt = new Map<string, number>();
  await paced(load, async (index) => {
    const plate = plateOf('D', index);
    sentAt.set(plate, performance.now());
    await poster.post(bodyOf([plate]));
  });
  await allTold(contestant, load.count);
  poster.close();
  return latenciesOf([...sentAt].map(([plate, at]) => (told?.get(plate) ?? Number.NaN) - at));
}

function reportSpeeds(
  speeds: Readonly<Record<'ours' | 'theirs' | 'quiet', readonly Speed[]>>,
): Measurement[] {
  const stages = [
    ['alone', 'one after the other'],
    ['together', `${inFlight} at a time`],
    ['batched', `${counts.batch} in one post`],
  ] as const;
  return stages.flatMap(([stage, what]) => {
    const of = (who: keyof typeof speeds) => median(speeds[who].map((each) => each[stage]));
    const ratios = speeds.ours.map(
      (each, round) => each[stage] / (speeds.theirs[round]?.[stage] ?? Number.NaN),
    );
    return [
      { what: `${what}: ours`, value: of('ours'), unit: '/s' },
      { what: `${what}: theirs`, value: of('theirs'), unit: '/s' },
      { what: `${what}: theirs with nobody to tell`, value: of('quiet'), unit: '/s' },
      { what: `${what}: ours against theirs`, value: median(ratios), unit: '×', atLeast: 1 },
    ];
  });
}

function reportDelays(ours: Latencies, theirs: Latencies): Measurement[] {
  return (['p50', 'p99'] as const).flatMap((which) => {
    const what = `post → told, ${load.perSecond} alarms/s, ${which}`;
    return [
      { what: `${what}: ours`, value: ours[which], unit: 'ms' },
      { what: `${what}: theirs`, value: theirs[which], unit: 'ms' },
      { what: `${what}: theirs against ours`, value: theirs[which] / ours[which], unit: '×', atLeast: 1 },
    ];
  });
}

function reportSynced(synced: Latencies): Measurement[] {
  return [
    { what: 'one synced write, which ours waits for, p50', value: synced.p50, unit: 'ms' },
    { what: 'one synced write, which ours waits for, p99', value: synced.p99, unit: 'ms' },
  ];
}
