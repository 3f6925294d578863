/** How often a definition raised, as far as it was read: holds while `windowStart` lies within `from` and `until`. */
export interface KnownCount {
  readonly from: string;
  /** When its oldest alarm of the window was raised: after that it has left the window. */
  readonly until: string;
  /** The alarms that came before the window. */
  readonly beforeWindow: number;
  /** The number that the definition's last alarm has among its own. */
  sequence: number;
}

/**
 * What the ledger knows of the database without asking again, from one transaction to the next: it is the only one who writes there.
 * After a transaction that failed, and where alarms are forgotten, it begins anew with an empty one.
 */
export class LedgerMemory {
  /** The last position of the journal and the last number of an alarm. */
  heads: { position: number; number: number } | null = null;
  /** By definition. */
  readonly counts = new Map<string, KnownCount>();
  /** The ids of series by what they share. */
  readonly series = new Map<string, number>();
}
