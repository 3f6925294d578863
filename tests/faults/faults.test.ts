import { expect, test } from 'vitest';
import { runRound } from './faultRound.ts';
import { shortRound } from './forms.ts';

test('R-J06 R-J07 R-B04 R-G07 nothing acknowledged is lost or done twice while links are cut, processes killed, clocks set and disks full', async () => {
  const report = await runRound(1, shortRound);
  expect(report.findings).toEqual([]);
  // A round in which nothing happened would find nothing either.
  expect(report.events).toBeGreaterThan(40);
  expect(report.commands).toBeGreaterThan(40);
  expect(report.pings).toBeGreaterThan(40);
  expect(report.connectionsCut).toBeGreaterThanOrEqual(40);
});
