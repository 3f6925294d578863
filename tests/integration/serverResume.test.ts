import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../src/server/demo/seededRandom.ts';
import { closeCodes } from '../../src/shared/link/protocol.ts';
import { cloudEvent, heldDoor, listedPlate, motionAtDock, motionInEastWing } from '../helpers/demoEvents.ts';
import { InProcessSite } from '../helpers/inProcessSite.ts';
import { LinkProbe, ProbeMemory } from '../helpers/linkProbe.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;

afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

async function listOf(user: SignedIn): Promise<Map<string, number>> {
  const { body } = await user.request('GET', '/api/v1/alarms?limit=200');
  expect(body.next).toBeNull();
  return new Map(body.alarms.map(({ id, version }: { id: string; version: number }) => [id, version]));
}

function versionsOf(memory: ProbeMemory): Map<string, number> {
  return new Map([...memory.alarms.values()].map(({ id, version }) => [id, version]));
}

function sorted(versions: Map<string, number>): [string, number][] {
  return [...versions].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A client whose cable is pulled after a random number of frames, again and again, until it is told to stop. */
class UnluckyClient {
  readonly memory = new ProbeMemory();
  readonly ended: Promise<void>;
  links = 0;
  #isOver = false;
  #probe: LinkProbe | null = null;

  constructor(token: string, random: () => number) {
    this.ended = this.#live(token, random);
  }

  stop(): void {
    this.#isOver = true;
    this.#probe?.cut();
  }

  async #live(token: string, random: () => number): Promise<void> {
    while (!this.#isOver) {
      this.links += 1;
      let left = 1 + Math.floor(random() * 12);
      const onFrame = (): void => {
        left -= 1;
        if (left === 0) {
          this.#probe?.cut();
        }
      };
      this.#probe = await LinkProbe.open(site.address, { token, memory: this.memory, onFrame });
      if (this.#isOver) {
        this.#probe.cut();
      }
      await this.#probe.closed;
    }
  }
}

test.each([1, 2, 3])(
  'R-J06 clients that lose their link again and again under load end with the right list, every news once (seed %i)',
  async (seed) => {
    site = await RunningSite.start();
    const random = seededRandom(seed);
    const [first, second, third] = await Promise.all(
      ['operador1', 'operador2', 'operadora3'].map((name) => site.signIn(name)),
    );
    if (!first || !second || !third) {
      throw new Error('somebody is missing');
    }
    // They were here before, so everything that comes is news to them.
    for (const { token } of [first, second, third]) {
      (await LinkProbe.live(site.address, { token })).cut();
    }
    const clients = [first, second, third].map(({ token }) => new UnluckyClient(token, random));

    const worker = await LinkProbe.live(site.address, { token: first.token });
    const makers = [listedPlate, motionAtDock, heldDoor, motionInEastWing];
    for (let round = 0; round < 40; round += 1) {
      const events = Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => makers[Math.floor(random() * 4)]?.() ?? {},
      );
      await Promise.all(events.map((event) => site.ingest(event)));
      const open = [...worker.memory.alarms.values()].filter(({ state }) => state === 'new');
      const chosen = open[Math.floor(random() * open.length)];
      if (chosen && random() < 0.6) {
        const { id } = chosen;
        await worker.run({ name: 'alarm.handle', alarm: id, args: {} });
        if (chosen.procedure === null) {
          await worker.run({ name: 'alarm.close', alarm: id, args: { reason: 'handled' } });
        }
      }
    }
    for (const client of clients) {
      client.stop();
    }
    await Promise.all(clients.map(({ ended }) => ended));
    worker.cut();

    for (const [index, user] of [first, second, third].entries()) {
      const { memory, links } = clients[index] ?? { memory: new ProbeMemory(), links: 0 };
      const last = await LinkProbe.live(site.address, { token: user.token, memory });
      // The answer to a later frame: whatever news a resume brings has come before it.
      await last.run({ name: 'alarm.handle', alarm: 'none', args: {} });
      expect(links).toBeGreaterThan(2);
      expect(sorted(versionsOf(memory))).toEqual(sorted(await listOf(user)));
      expect(memory.violations).toEqual([]);
      expect(memory.news).toHaveLength(new Set(memory.news).size);
      // Whatever still waits for somebody was news; what was dealt with meanwhile need not have been.
      const waiting = [...memory.alarms.values()].filter(({ state }) => state === 'new').map(({ id }) => id);
      expect(waiting.filter((id) => !memory.news.includes(id))).toEqual([]);
      last.cut();
    }
  },
);

test('R-J06 a resume brings each alarm that changed once, as it is now, and says how many', async () => {
  site = await RunningSite.start();
  const [mine, other] = [await site.signIn('operador1'), await site.signIn('operador2')];
  const memory = new ProbeMemory();
  const before = await LinkProbe.live(site.address, { token: mine.token, memory });
  await site.ingest(heldDoor());
  await site.ingest(motionAtDock());
  await before.until(() => memory.news.length === 2);
  before.cut();

  const worker = await LinkProbe.live(site.address, { token: other.token });
  const door =
    [...worker.memory.alarms.values()].find(({ name }) => name.startsWith('Puerta abierta'))?.id ?? '';
  await worker.run({ name: 'alarm.handle', alarm: door, args: {} });
  await worker.run({ name: 'alarm.close', alarm: door, args: { reason: 'handled' } });
  await site.ingest(listedPlate());
  worker.cut();

  const after = await LinkProbe.live(site.address, { token: mine.token, memory });
  await after.until(() => after.of('news').length === 1);
  expect(after.frames.map(({ t }) => t)).toEqual(['welcome', 'alarm.gone', 'alarm', 'resumed', 'news']);
  expect(after.of('welcome')[0]?.d.resumed).toBe(true);
  expect(after.of('resumed')[0]?.d).toEqual({ replayed: 2 });
  expect(memory.news).toHaveLength(3);
  expect(sorted(versionsOf(memory))).toEqual(sorted(await listOf(mine)));
  after.cut();
});

test('R-J03 R-J06 news that another workstation of the user received is not told again to one without a list', async () => {
  site = await InProcessSite.startInside({ heartbeatMs: 50 });
  const { token } = await site.signIn('operador1');
  const memory = new ProbeMemory();
  const first = await LinkProbe.live(site.address, { token, memory });
  await site.ingest(listedPlate());
  await first.until(() => memory.news.length === 1);

  // Cut before the server heard that it arrived: a workstation that knows nothing is told.
  const second = await LinkProbe.live(site.address, { token });
  await second.until(() => second.memory.news.length === 1);
  const { seq } = second.of('news')[0] ?? { seq: 0 };
  second.send({ t: 'hb', d: { seq } });
  // The answer to a later frame shows that the heartbeat was heard.
  second.send({ t: 'cmd.status', d: { ids: [] } });
  await second.until(() => second.of('cmd.unknown').length > 0);
  second.cut();
  first.cut();

  const third = await LinkProbe.live(site.address, { token });
  const beats = third.of('hb').length;
  third.send({ t: 'hb', d: { seq: 1 } });
  await third.until(() => third.of('hb').length > beats);
  expect(third.memory.alarms.size).toBe(1);
  expect(third.memory.news).toEqual([]);
  third.cut();
});

test('R-J02 what was looked at on one workstation is no news on the next', async () => {
  site = await RunningSite.start();
  const { token } = await site.signIn('operador1');
  const first = await LinkProbe.live(site.address, { token });
  await site.ingest(listedPlate());
  await first.until(() => first.memory.news.length === 1);
  first.send({ t: 'seen', d: { cur: first.memory.resume?.cur ?? '' } });
  await first.run({ name: 'alarm.handle', alarm: 'none', args: {} });
  first.cut();
  const second = await LinkProbe.live(site.address, { token });
  await second.run({ name: 'alarm.handle', alarm: 'none', args: {} });
  expect(second.memory.news).toEqual([]);
  second.cut();
});

test.each([
  ['another epoch', (memory: ProbeMemory) => ({ epoch: 'another', cur: memory.resume?.cur ?? '' }), 'epoch'],
  [
    'a cursor that this server did not write',
    (memory: ProbeMemory) => ({ epoch: memory.resume?.epoch ?? '', cur: 'zzz' }),
    'gap',
  ],
  [
    'a place that is not there yet',
    (memory: ProbeMemory) => ({
      epoch: memory.resume?.epoch ?? '',
      cur: (memory.resume?.cur ?? '').replace(/^\d+/, '999999'),
    }),
    'gap',
  ],
])('R-J06 %s is answered by a reset and everything anew', async (_what, resumeFrom, why) => {
  site = await RunningSite.start();
  const { token } = await site.signIn('operador1');
  const memory = new ProbeMemory();
  (await LinkProbe.live(site.address, { token, memory })).cut();
  await site.ingest(listedPlate());
  memory.resume = resumeFrom(memory);
  const probe = await LinkProbe.live(site.address, { token, memory });
  expect(probe.frames.slice(0, 5).map(({ t }) => t)).toEqual([
    'welcome',
    'reset',
    'snap.begin',
    'snap.items',
    'snap.end',
  ]);
  expect(probe.of('reset')[0]?.d).toEqual({ why });
  expect(probe.of('welcome')[0]?.d.resumed).toBe(false);
  expect(memory.alarms.size).toBe(1);
  probe.cut();
});

test('R-J06 a client that says nothing is given up after two heartbeats', async () => {
  site = await InProcessSite.startInside({ heartbeatMs: 40 });
  const { token } = await site.signIn('operador1');
  const probe = await LinkProbe.live(site.address, { token });
  expect(await probe.closed).toMatchObject({ code: closeCodes.heartbeatLost });
  expect(probe.of('hb').length).toBeGreaterThan(0);
});

test('R-J06 a client that reads too slowly is told each alarm as it is in the end, not every step on the way', async () => {
  site = await RunningSite.start();
  const [slow, quick] = [await site.signIn('operador1'), await site.signIn('operador2')];
  const reader = await LinkProbe.live(site.address, { token: slow.token });
  const worker = await LinkProbe.live(site.address, { token: quick.token });
  reader.socket.pause();
  // Alarms of some 200 KB each: more than the sockets between the two take in while nobody reads.
  const attributes = Object.fromEntries(
    Array.from({ length: 100 }, (_each, index) => [`a${index}`, 'x'.repeat(1_900)]),
  );
  for (let index = 0; index < 60; index += 1) {
    expect(
      (await site.ingest(cloudEvent('camera.motion', 'camara-muelle-3', { phase: 'start', attributes })))
        .status,
    ).toBe(202);
  }
  await worker.until(() => worker.memory.alarms.size === 60);
  const ids = [...worker.memory.alarms.keys()].slice(-10);
  for (const id of ids) {
    await worker.run({ name: 'alarm.handle', alarm: id, args: {} });
  }
  reader.socket.resume();
  await reader.until(() => ids.every((id) => reader.memory.alarms.get(id)?.state === 'inProgress'));
  await reader.until(() => reader.memory.alarms.size === 60);
  expect(reader.of('alarm').length).toBeLessThan(70);
  expect(sorted(versionsOf(reader.memory))).toEqual(sorted(versionsOf(worker.memory)));
  expect(reader.memory.violations).toEqual([]);
  reader.cut();
  worker.cut();
});

test('R-J06 a server that stops says so first, and its clients resume where they were', async () => {
  site = await RunningSite.start();
  const { token } = await site.signIn('operador1');
  const memory = new ProbeMemory();
  const probe = await LinkProbe.live(site.address, { token, memory });
  await site.ingest(listedPlate());
  await probe.until(() => memory.news.length === 1);
  await site.close();
  expect(await probe.closed).toMatchObject({ code: closeCodes.restart });
  expect(probe.of('goaway')).toHaveLength(1);
  await site.open();
  const again = await LinkProbe.live(site.address, { token, memory });
  expect(again.of('resumed')[0]?.d).toEqual({ replayed: 0 });
  expect(memory.news).toHaveLength(1);
  again.cut();
});
