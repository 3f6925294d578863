import type { CommandAnswer } from '../../shared/link/commands.ts';
import type { Connections } from './connections.ts';
import { readNextDueAt } from './deadlines.ts';
import { LedgerMemory } from './ledgerMemory.ts';
import { prepareLedgerQueries } from './ledgerQueries.ts';
import { LedgerWriting } from './ledgerWriting.ts';

/** The engine's side of the store: what only the engine writes. */
export interface Ledger {
  /** One transaction, on disk when this resolves. Throws `StorageFailure` where the disk refuses. */
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
  return {
    write: async (work) => {
      const known = memory;
      try {
        return await connections.write((transaction, runner) =>
          work(new LedgerWriting(transaction, runner, queries, known)),
        );
      } catch (error) {
        // It may know what was undone.
        memory = new LedgerMemory();
        throw error;
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
