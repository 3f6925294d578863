import { expect, test } from 'vitest';
import { sampleAlarm } from '../../../tests/helpers/domainSamples.ts';
import type { CommittedChange } from '../engine/contract.ts';
import { PendingChanges } from './pendingChanges.ts';

const at = '2026-03-02T08:00:00.000Z';
const one = { roles: ['one'], users: [] };
const two = { roles: ['two'], users: [] };
const three = { roles: ['three'], users: [] };

function change(position: number, more: Partial<CommittedChange> = {}): CommittedChange {
  return { position, at, kind: 'handled', alarm: sampleAlarm({ version: position }), actor: null, ...more };
}

test('R-D10 what a client heard last was said under the recipients before the first change that he was not told', () => {
  const pending = new PendingChanges();
  pending.add(change(5, { kind: 'audienceChanged', audienceBefore: one }));
  pending.add(change(6, { kind: 'audienceChanged', audienceBefore: two }));
  pending.add(change(7));
  const [told] = pending.takeAfter(0);
  expect(told?.audiences).toEqual([
    { position: 5, before: one },
    { position: 6, before: two },
  ]);
});

test('R-D10 changes of recipients that a recovery has told are forgotten, later ones are not', () => {
  const pending = new PendingChanges();
  pending.add(change(5, { kind: 'audienceChanged', audienceBefore: one }));
  pending.add(change(8, { kind: 'audienceChanged', audienceBefore: three }));
  const [told] = pending.takeAfter(6);
  expect(told?.audiences).toEqual([{ position: 8, before: three }]);
});

test('an alarm that was raised and changed is told once, as it is now', () => {
  const pending = new PendingChanges();
  pending.add(change(3, { kind: 'raised' }));
  pending.add(change(4));
  expect(pending.takeAfter(2)).toMatchObject([{ position: 4, raisedPosition: 3, alarm: { version: 4 } }]);
  expect(pending.size).toBe(0);
});
