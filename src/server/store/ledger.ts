import type { CommandAnswer } from '../../shared/link/commands.ts';
import type { Connections } from './connections.ts';
import { readNextDueAt } from './deadlines.ts';
import { LedgerMemory } from './ledgerMemory.ts';
import { prepareLedgerQueries } from './ledgerQueries.ts';
import { LedgerWriting } from './ledgerWriting.ts';

/** The engine's side of the store: what only the engine writes. */
export interface Ledger {
  /**
   * One transaction, on disk when this resolves. Throws `StorageFailure` where the disk refuses. The next one begins when this has
   * ended: what it knows of the database is forgotten if it fails.
   */
  write<Value>(work: (writing: LedgerWriting) => Promise<Value>): Promise<Value>;
  /** The answers that were given to these commands of a user. */
  answers(user: string, ids: readonly string[]): Promise<readonly CommandAnswer[]>;
  /** When the next deadline falls due; `null` when none is set. */
  nextDueAt(): Promise<string | null>;
}

/** The ledger over the database. */
export function ledgerOver(connections: Connections): Ledger {
  const queries = prepareLedgerQueries(connections.reader);
  let memory = new LedgerMemory();
  let isWriting = false;
  return {
    write: async (work) => {
      // Begun while another one may still fail, it would number what it writes after what was never written.
      if (isWriting) throw new Error('the ledger is written by one transaction after the other');
      isWriting = true;
      const known = memory;
      try {
        return await connections.write((transaction, runner) =>
          work(new LedgerWriting(transaction, runner, queries, known)),
        );
      } catch (error) {
        // It may know what was undone.
        memory = new LedgerMemory();
        throw error;
      } finally {
        isWriting = false;
      }
    },

    answers: async (user, ids) => {
      const rows = await connections.reader
        .selectFrom('commands')
        .select('answer')
        .where('id', 'in', ids)
        .where('user', '=', user)
        .execute();
      return rows.map(({ answer }) => JSON.parse(answer) as CommandAnswer);
    },

    nextDueAt: () => readNextDueAt(connections.reader),
  };
}
