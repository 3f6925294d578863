import type { Connections } from '../connections.ts';
import type { QueryRunner } from '../sqliteDialect.ts';
import { runPlain } from './plainQuery.ts';

/** Rows that are written in one transaction: whoever takes something in meanwhile waits a few ms for them. */
const rowsAtOnce = 200;

/** Of an event's JSON, what somebody may look for by typing it: the plate, the card's holder, the message (R-E03, R-H04). */
const told = ['$.plate.text', '$.cardholder.name', '$.cardholder.card', '$.cardholder.id', '$.message']
  .map((path) => `coalesce(events.data ->> '${path}', '')`)
  .join(" || ' ' || ");

/** A table, its full text, and what the rows after the last one that full text knows are called. */
interface Texts {
  readonly through: 'event' | 'alarm';
  readonly last: string;
  readonly insert: string;
}

const events: Texts = {
  through: 'event',
  last: 'select rowid as last from events where rowid > ? order by rowid limit 1 offset ?',
  insert: `insert into eventToldText (rowid, told)
    select rowid, ${told} from events where rowid > ? and rowid <= ? order by rowid`,
};
const alarms: Texts = {
  through: 'alarm',
  last: 'select number as last from alarms where number > ? order by number limit 1 offset ?',
  insert: `insert into alarmToldText (rowid, told)
    select number, ${told} from alarms join events on events.id = alarms.event
      where number > ? and number <= ? order by number`,
};

interface Heads {
  readonly event: number;
  readonly alarm: number;
  readonly lastEvent: number;
  readonly lastAlarm: number;
}

const readHeads = `select event, alarm, (select coalesce(max(rowid), 0) from events) as lastEvent,
  (select coalesce(max(number), 0) from alarms) as lastAlarm from toldThrough`;

/** Puts what events told into the full text, in groups and after they were taken in (ADR 0055). */
export interface ToldTextWriting {
  /**
   * Resolves once everything that was committed before the call can be found; at once where nothing is missing. Throws
   * `StorageFailure` where the disk refuses.
   */
  catchUp(rowsInOneTransaction?: number): Promise<void>;
}

/** The full text of what events told, over the database. */
export function toldTextOver({ reader, write }: Connections): ToldTextWriting {
  return {
    catchUp: async (rowsInOneTransaction = rowsAtOnce) => {
      const [wanted] = await runPlain<Heads>(reader, readHeads, []);
      let isMissing = wanted !== undefined && isBehind(wanted, wanted);
      while (wanted && isMissing) {
        isMissing = await write(async (_transaction, runner) =>
          isBehind(await writeSome(runner, rowsInOneTransaction), wanted),
        );
      }
    },
  };
}

/** Rows that were deleted since do not count: the last one that is known goes down with them, and so does the last one that is there. */
function isBehind(now: Heads, { lastEvent, lastAlarm }: Heads): boolean {
  return now.event < Math.min(now.lastEvent, lastEvent) || now.alarm < Math.min(now.lastAlarm, lastAlarm);
}

async function writeSome(runner: QueryRunner, most: number): Promise<Heads> {
  const before = await headsOf(runner);
  const event = await writeTexts(runner, events, before.event, before.lastEvent, most);
  const alarm = await writeTexts(runner, alarms, before.alarm, before.lastAlarm, most);
  return { ...before, event, alarm };
}

async function headsOf(runner: QueryRunner): Promise<Heads> {
  const [heads] = (await runner.run(readHeads, [])).rows as readonly Heads[];
  if (!heads) {
    throw new Error('the database does not say what its full text knows');
  }
  return heads;
}

/** Answers the last row that full text knows now. */
async function writeTexts(
  runner: QueryRunner,
  { through, last, insert }: Texts,
  after: number,
  head: number,
  most: number,
): Promise<number> {
  if (after >= head) {
    return after;
  }
  const [row] = (await runner.run(last, [after, most - 1])).rows as readonly { readonly last: number }[];
  const until = row?.last ?? head;
  await runner.run(insert, [after, until]);
  await runner.run(`update toldThrough set ${through} = ?`, [until]);
  return until;
}
