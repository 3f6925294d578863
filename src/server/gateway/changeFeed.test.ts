import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Alarm, AlarmState } from '../../shared/domain/alarm.ts';
import { readServerFrame, type ServerFrame } from '../../shared/link/frames.ts';
import { Metrics } from '../api/metrics.ts';
import type { CommittedChange, SiteUser } from '../engine/contract.ts';
import type { AlarmReader, ConfigurationStore, PeopleStore } from '../store/contract.ts';
import { ChangeFeed } from './changeFeed.ts';
import { FrameChannel } from './frameChannel.ts';

const viewer: SiteUser = { id: 'u', name: 'u', roles: ['r'], rights: ['alarms.operate'] };
const at = '2026-01-01T00:00:00.000Z';

function alarm(
  id: string,
  version: number,
  state: AlarmState = 'new',
  roles: readonly string[] = ['r'],
): Alarm {
  return {
    id,
    number: 1001,
    version,
    assignedVersion: 1,
    definition: 'd',
    name: id,
    event: { id: 'e', kind: 'camera.motion', source: 's', phase: 'start' },
    priority: 1,
    state,
    occurredAt: at,
    raisedAt: at,
    assignee: null,
    escalateAt: null,
    escalatedAt: null,
    expireAt: null,
    mayCloseUnhandled: false,
    audience: { roles, users: [] },
    resources: [],
    procedure: null,
    additional: null,
    videoStart: { mode: 'live' },
    count: 1,
    closing: null,
  };
}

function change(position: number, changed: Alarm, kind: CommittedChange['kind'] = 'raised'): CommittedChange {
  return { position, at, kind, alarm: changed, actor: null };
}

/** A socket whose other end reads when the test says so. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly frames: ServerFrame[] = [];
  #callbacks: (() => void)[] = [];

  send(text: string, sent: () => void): void {
    const reading = readServerFrame(text);
    if (reading.kind !== 'frame') {
      throw new Error(`broken frame ${text}`);
    }
    this.frames.push(reading.frame);
    this.#callbacks.push(sent);
  }

  /** The other end has read all there was. */
  drain(): void {
    this.bufferedAmount = 0;
    for (const sent of this.#callbacks.splice(0)) {
      sent();
    }
  }
}

/** A journal whose reads answer when the test lets them. */
class FakeSite {
  alarms: readonly Alarm[] = [];
  position = 0;
  news: { id: string; priority: 1; position: number }[] = [];
  readonly reads: (() => void)[] = [];

  readonly reader = {
    head: async () => this.position,
    open: async () => {
      const read = { alarms: this.alarms, position: this.position };
      await new Promise<void>((resolve) => this.reads.push(resolve));
      return read;
    },
    changedSince: async () => ({ alarms: this.alarms, taken: [], position: this.position }),
    raisedSince: async (after: number) => this.news.filter(({ position }) => position > after),
  } as unknown as AlarmReader;
  readonly people = { reading: async () => ({ news: 0, seen: 0 }) } as unknown as PeopleStore;
  readonly configuration = {
    site: async () => ({ name: 'Site', timeZone: 'Europe/Madrid', tier: 'enterprise', epoch: 'e1' }),
  } as unknown as ConfigurationStore;
}

interface Fixture {
  readonly site: FakeSite;
  readonly socket: FakeSocket;
  readonly feed: ChangeFeed;
  readonly failures: unknown[];
  readonly told: () => string[];
}

function fixture(): Fixture {
  const site = new FakeSite();
  const socket = new FakeSocket();
  const metrics = new Metrics();
  const failures: unknown[] = [];
  const wire = { cork: () => undefined, uncork: () => undefined };
  const channel = new FrameChannel(socket as unknown as WebSocket, wire, metrics, () =>
    failures.push('overflow'),
  );
  const parts = {
    alarms: site.reader,
    people: site.people,
    configuration: site.configuration,
    metrics,
    logger: pino({ level: 'silent' }),
    now: () => new Date(at),
    heartbeatMs: 10_000,
  };
  const owner = {
    session: 's1',
    onTooFarBehind: () => failures.push('too far behind'),
    onFailed: (error: unknown) => failures.push(error),
  };
  const feed = new ChangeFeed(channel, viewer, parts, owner);
  return { site, socket, feed, failures, told: () => socket.frames.map(shown) };
}

function shown(frame: ServerFrame): string {
  const place = frame.cur === undefined ? '' : ` @${frame.cur.split('.')[0]}`;
  if (frame.t === 'alarm') {
    return `alarm ${frame.d.id} v${frame.d.version}${place}`;
  }
  return frame.t === 'news' || frame.t === 'alarm.gone'
    ? `${frame.t} ${frame.d.id}${place}`
    : `${frame.t}${place}`;
}

/** Lets everything run that waits for nothing outside. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function live({ site, feed }: Fixture): Promise<void> {
  feed.begin(undefined);
  await settle();
  site.reads.shift()?.();
  await settle();
}

test('R-J06 what is committed while a snapshot is being read comes after it, and what the snapshot had does not come again', async () => {
  const fixed = fixture();
  const { site, feed, told } = fixed;
  site.alarms = [alarm('a', 1)];
  site.position = 5;
  feed.begin(undefined);
  await settle();
  feed.take([change(5, alarm('a', 1)), change(6, alarm('b', 1))]);
  feed.take([change(7, alarm('a', 2), 'handled')]);
  expect(told()).toEqual([]);
  site.reads.shift()?.();
  await settle();
  expect(told()).toEqual([
    'welcome',
    'snap.begin',
    'snap.items',
    'snap.end @5',
    'alarm b v1 @5',
    'news b @6',
    'alarm a v2 @7',
  ]);
});

test('R-J03 news that are still to be told hold the cursor back, also those that a snapshot leaves to tell', async () => {
  const { site, feed, told } = fixture();
  site.alarms = [alarm('a', 1), alarm('b', 1)];
  site.position = 9;
  site.news = [
    { id: 'b', priority: 1, position: 6 },
    { id: 'a', priority: 1, position: 4 },
  ];
  feed.begin(undefined);
  await settle();
  site.reads.shift()?.();
  await settle();
  expect(told().slice(3)).toEqual(['snap.end @3', 'news a @5', 'news b @9']);
});

test('R-J06 a client that does not keep up is told each alarm once, as it is, and its cursor passes no news', async () => {
  const fixed = fixture();
  const { socket, feed, told } = fixed;
  await live(fixed);
  socket.frames.length = 0;
  socket.bufferedAmount = 1024 * 1024;
  feed.take([change(1, alarm('a', 1))]);
  feed.take([change(2, alarm('b', 1)), change(3, alarm('c', 1))]);
  feed.take([
    change(4, alarm('a', 2, 'escalated'), 'escalated'),
    change(5, alarm('c', 2, 'closed'), 'closed'),
  ]);
  feed.take([change(6, alarm('d', 1, 'new', ['others']))]);
  expect(told()).toEqual([]);
  expect(feed.cursor()).toMatch(/^0\./);
  socket.drain();
  await settle();
  // b was raised at 2, a at 1: until a's news are out a resume has to begin before 1.
  expect(told()).toEqual(['alarm b v1 @0', 'news b @0', 'alarm a v2 @0', 'news a @4', 'alarm.gone c @5']);
  expect(feed.cursor()).toMatch(/^6\./);
});

test('R-J06 a snapshot waits for a client that reads slowly, and is begun anew when his rights change meanwhile', async () => {
  const fixed = fixture();
  const { site, socket, feed, told } = fixed;
  site.alarms = Array.from({ length: 450 }, (_each, index) => alarm(`a${index}`, 1));
  site.position = 450;
  feed.begin(undefined);
  await settle();
  socket.bufferedAmount = 1024 * 1024;
  site.reads.shift()?.();
  await settle();
  expect(told()).toEqual(['welcome', 'snap.begin', 'snap.items']);
  site.alarms = [alarm('z', 1)];
  feed.viewerIs({ ...viewer, roles: ['other', 'r'] });
  socket.drain();
  await settle();
  site.reads.shift()?.();
  await settle();
  expect(told().slice(3)).toEqual(['welcome', 'reset', 'snap.begin', 'snap.items', 'snap.end @450']);
});

test('R-J06 a snapshot is sent in frames of at most 200 alarms and 1 MiB', async () => {
  const fixed = fixture();
  const { site, socket } = fixed;
  const additional = {
    message: 'ñ'.repeat(5_000),
    plate: null,
    cardholder: null,
    attributes: {},
    images: [],
  };
  site.alarms = Array.from({ length: 450 }, (_each, index) => ({ ...alarm(`a${index}`, 1), additional }));
  await live(fixed);
  await vi.waitFor(() => expect(socket.frames.some(({ t }) => t === 'snap.end')).toBe(true));
  const items = socket.frames.filter((frame): frame is ServerFrame<'snap.items'> => frame.t === 'snap.items');
  expect(items.flatMap(({ d }) => d.alarms)).toHaveLength(450);
  expect(Math.max(...items.map((frame) => Buffer.byteLength(JSON.stringify(frame))))).toBeLessThan(
    1024 * 1024,
  );
  expect(items.length).toBeGreaterThan(3);
});

test('R-J06 an alarm with more attributes than a frame holds comes without them', async () => {
  const fixed = fixture();
  const { socket, feed } = fixed;
  await live(fixed);
  const attributes = Object.fromEntries(
    Array.from({ length: 600 }, (_each, index) => [`k${index}`, 'x'.repeat(2_000)]),
  );
  const additional = { message: 'many', plate: null, cardholder: null, attributes, images: [] };
  feed.take([change(1, { ...alarm('a', 1), additional })]);
  const frame = socket.frames.find((each): each is ServerFrame<'alarm'> => each.t === 'alarm');
  expect(frame?.d.additional).toMatchObject({ message: 'many', attributes: {} });
});

test('R-J06 a client that is too far behind is given up', async () => {
  const fixed = fixture();
  const { socket, feed, failures } = fixed;
  await live(fixed);
  socket.bufferedAmount = 1024 * 1024;
  feed.take(Array.from({ length: 20_001 }, (_each, index) => change(index + 1, alarm(`a${index}`, 1))));
  expect(failures).toEqual(['too far behind']);
});

test('a recovery that cannot be read ends the link instead of leaving it half told', async () => {
  const { site, feed, failures, told } = fixture();
  const broken = new Error('disk');
  Object.assign(site.reader, { open: () => Promise.reject(broken) });
  feed.begin(undefined);
  await settle();
  expect(failures).toEqual([broken]);
  expect(told()).toEqual([]);
});
