import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import { eventually } from '../../../tests/helpers/eventually.ts';
import type { Command } from '../../shared/link/commands.ts';

const act = fc.oneof(
  fc.record({ name: fc.constant('event'), id: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ name: fc.constant('pass'), seconds: fc.constantFrom(1, 50, 100) }),
  fc.record({
    name: fc.constantFrom('alarm.handle', 'alarm.assign', 'alarm.step', 'alarm.close'),
    who: fc.constantFrom('ana', 'luis', 'carla', 'boss'),
    which: fc.integer({ min: 0, max: 5 }),
    whom: fc.constantFrom('ana', 'luis', 'carla'),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

const definitions = [
  {
    name: 'Intruso',
    procedure: 'intrusion',
    escalateAfterSeconds: 60,
    expireAfterSeconds: 120,
    mayCloseUnhandled: true,
  },
];

test('R-G07 R-E16 whatever happens at once, every alarm’s record joins up and its versions count one by one', async () => {
  const template = await openEngineSite({ definitions });
  await template.close();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { maxLength: 8 }), { maxLength: 4 }), async (turns) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'valerus-engine-'));
      cpSync(template.folder, folder, { recursive: true });
      const site = await openEngineSite({ folder });
      try {
        for (const turn of turns) {
          const known = site.changes.filter(({ kind }) => kind === 'raised').map(({ alarm }) => alarm.id);
          await Promise.all(turn.map((each) => perform(site, each, known)));
        }
        await site.engine.stop();
        await expectJoined(site);
      } finally {
        await site.remove();
      }
    }),
    { numRuns: 30 },
  );
  rmSync(template.folder, { recursive: true });
}, 30_000);

async function perform(site: EngineSite, each: Act, known: readonly string[]): Promise<void> {
  if ('id' in each) {
    await site.engine.accept([incoming(String(each.id))]);
  } else if ('seconds' in each) {
    site.clock.advance(each.seconds);
    await eventually(() => expect(site.clock.waiting).toBeLessThanOrEqual(2));
  } else {
    const alarm = known[each.which];
    if (alarm !== undefined) {
      await site.engine.run(await site.user(each.who), commandOf(each.name, alarm, each.whom));
    }
  }
}

function commandOf(name: string, alarm: string, user: string): Command {
  const args = { user, step: 's1', done: true, reason: 'handled' };
  return { id: randomUUID(), name, alarm, args } as unknown as Command;
}

async function expectJoined(site: EngineSite): Promise<void> {
  const positions = site.changes.map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
  const viewer = await site.user('boss');
  const all = await site.store.alarms.changedSince(0, 1_000, viewer);
  const raised = (all?.alarms ?? []).toSorted((one, other) => one.number - other.number);
  expect(raised.map(({ number }) => number)).toEqual(raised.map((_, index) => 1001 + index));
  for (const alarm of raised) {
    const { journal } = await site.store.alarms.history(alarm, viewer);
    expect(journal).toHaveLength(alarm.version);
    expect(journal.map(({ from }) => from)).toEqual([null, ...journal.slice(0, -1).map(({ to }) => to)]);
    expect(journal.at(-1)?.to).toBe(alarm.state);
    const published = site.changes.filter((change) => change.alarm.id === alarm.id);
    expect(published.map((change) => change.alarm.version)).toEqual(journal.map((_, index) => index + 1));
    expect(published.at(-1)?.alarm).toEqual(alarm);
  }
}
