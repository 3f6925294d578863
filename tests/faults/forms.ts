import type { FaultCounts } from './faultRound.ts';

/** One round of the short form, which `npm test` runs: each fault at least once. */
export const shortRound: FaultCounts = {
  linkCut: 40,
  linkHalfOpen: 2,
  linkSlow: 2,
  linkNarrow: 2,
  serverKilled: 3,
  workstationKilled: 4,
  serverClockSet: 2,
  workstationClockSet: 2,
  serverSuspended: 1,
  workstationSuspended: 1,
  serverDiskFull: 1,
  workstationDiskFull: 1,
  cacheDamaged: 1,
  rightsChanged: 1,
  siteRestored: 1,
};

/** One of the ten rounds of the long form: 1,000 cuts and 100 kills in all. */
export const longRound: FaultCounts = {
  linkCut: 100,
  linkHalfOpen: 5,
  linkSlow: 5,
  linkNarrow: 5,
  serverKilled: 5,
  workstationKilled: 5,
  serverClockSet: 4,
  workstationClockSet: 4,
  serverSuspended: 2,
  workstationSuspended: 2,
  serverDiskFull: 2,
  workstationDiskFull: 2,
  cacheDamaged: 1,
  rightsChanged: 2,
  siteRestored: 1,
};

/** Rounds of the long form. */
export const longRounds = 10;
