import type { Transaction } from 'kysely';
import type { AlarmAction } from '../../shared/domain/action.ts';
import type { Alarm, UserReference } from '../../shared/domain/alarm.ts';
import type { Deadline, Transition } from '../../shared/domain/alarmLifeCycle.ts';
import type { Audience } from '../../shared/domain/audience.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { CommandAnswer } from '../../shared/link/commands.ts';
import type { AcceptedEvent, CommittedChange, SiteUser } from '../engine/contract.ts';
import { queueActions, type SettledAction, settleAction } from './actionWriting.ts';
import { writeAlarmFiles } from './alarmFiles.ts';
import { alarmOf, changingColumnsOf, rowOfRaised } from './alarmRows.ts';
import { readOpenAfter, recipientsOf, writeAudience } from './audienceWriting.ts';
import { readDueDeadlines } from './deadlines.ts';
import { DefinitionCounts } from './definitionCounts.ts';
import type { LedgerMemory } from './ledgerMemory.ts';
import type { LedgerQueries } from './ledgerQueries.ts';
import { advanceReading } from './reading.ts';
import { type EventPlace, forgetAlarms, forgetCommands, forgetEvents, takeLooseFiles } from './retention.ts';
import type { AlarmsRow, Tables } from './schema.ts';
import { SeriesWriting } from './search/seriesWriting.ts';
import { readUsers } from './siteUsers.ts';
import type { QueryRunner } from './sqliteDialect.ts';

/** An event as it is to be recorded. */
export interface EventRecord {
  readonly id: string;
  readonly event: NormalisedEvent;
  readonly resource: string | null;
  readonly partner: string;
  readonly serverAt: string;
  /** Whoever receives one of the alarms that it raises; nothing where it raises none. */
  readonly audience: Audience | null;
  readonly rawBody: string;
  /** Pictures that are on disk already. */
  readonly images: readonly { readonly id: string; readonly name: string; readonly contentType: string }[];
}

/** An alarm that has everything but what only the ledger can give it. */
export type RaisedAlarm = Omit<Alarm, 'number' | 'count'>;

/** On whose behalf something changes. */
export interface Cause {
  readonly at: string;
  /** `null` where the system acts. */
  readonly actor: UserReference | null;
  readonly commandId: string | null;
}

/** Alarms are numbered from here: a number that looks like a count would be taken for one. */
const firstNumber = 1001;

/** What can be written within one transaction, for which alone it is made. */
export class LedgerWriting {
  readonly #transaction: Transaction<Tables>;
  readonly #runner: QueryRunner;
  readonly #queries: LedgerQueries;
  readonly #counts: DefinitionCounts;
  readonly #series: SeriesWriting;
  readonly #heard = new Set<string>();
  readonly #memory: LedgerMemory;

  constructor(
    transaction: Transaction<Tables>,
    runner: QueryRunner,
    queries: LedgerQueries,
    memory: LedgerMemory,
  ) {
    this.#transaction = transaction;
    this.#runner = runner;
    this.#queries = queries;
    this.#counts = new DefinitionCounts(runner, queries, memory);
    this.#series = new SeriesWriting(runner, queries, memory);
    this.#memory = memory;
  }

  /** Records an event once per source and id (R-B04); one that had come before is answered by the first one's id. */
  async recordEvent(record: EventRecord): Promise<AcceptedEvent> {
    const { event, images } = record;
    const inserted = await this.#queries.insertEvent.execute(this.#runner, {
      id: record.id,
      source: event.source,
      sourceEventId: event.sourceEventId,
      kind: event.kind,
      subject: event.subject,
      resource: record.resource,
      partner: record.partner,
      phase: event.phase,
      deviceAt: event.deviceAt,
      serverAt: record.serverAt,
      raised: record.audience === null ? 0 : 1,
      data: JSON.stringify({
        message: event.message,
        plate: event.plate,
        cardholder: event.cardholder,
        attributes: event.attributes,
        images,
      }),
      rawBody: record.rawBody,
      series: await this.#series.ofEvent(event.kind, record.resource, record.audience),
    });
    if (inserted.changes === 0) {
      const first = await this.#queries.findEvent.first(this.#runner, event);
      if (!first) {
        throw new Error('an event was refused as a duplicate of none');
      }
      return { id: first.id, duplicate: true };
    }
    if (images.length > 0) {
      const rows = images.map(({ id, name, contentType }, position) => ({
        event: record.id,
        position,
        file: id,
        name,
        contentType,
      }));
      await this.#transaction.insertInto('eventImages').values(rows).execute();
    }
    return { id: record.id, duplicate: false };
  }

  /** Keeps when a partner was heard (R-D16): once a transaction, which is as exact as anybody reads it. */
  async noteHeard(partner: string, at: string): Promise<void> {
    if (!this.#heard.has(partner)) {
      this.#heard.add(partner);
      await this.#queries.noteHeard.execute(this.#runner, { partner, at });
    }
  }

  /**
   * Writes new alarms, each with its number, its count and its first row of the journal. Table by table, because SQLite is
   * faster when it stays in one: a batch may raise hundreds.
   */
  async raise(alarms: readonly RaisedAlarm[]): Promise<readonly CommittedChange[]> {
    const rows: AlarmsRow[] = [];
    const changes: CommittedChange[] = [];
    for (const raised of alarms) {
      const { alarm, position, definitionSequence } = await this.#numbered(raised);
      const series = await this.#series.ofAlarm(alarm);
      rows.push(rowOfRaised(alarm, { position, definitionSequence, series }));
      changes.push({ position, at: alarm.raisedAt, kind: 'raised', alarm, actor: null });
    }
    for (const row of rows) {
      await this.#queries.insertRaised.execute(this.#runner, row);
    }
    for (const { alarm } of changes) {
      for (const recipient of recipientsOf(alarm.audience)) {
        await this.#queries.insertAudience.execute(this.#runner, { ...recipient, alarm: alarm.number });
      }
    }
    await writeAlarmFiles(
      this.#transaction,
      changes.map(({ alarm }) => alarm),
    );
    for (const { position, at, kind, alarm } of changes) {
      const body = JSON.stringify({ event: alarm.event.id });
      const row = { position, at, kind, alarm: alarm.number, toState: alarm.state, body };
      await this.#queries.insertRaisedJournal.execute(this.#runner, row);
    }
    return changes;
  }

  /** Writes a transition: the alarm as it is after it, and its row of the journal (R-G07). */
  async record(transition: Transition, { at, actor, commandId }: Cause): Promise<CommittedChange> {
    const { alarm, kind, from, to, comment, body } = transition;
    const heads = await this.#headsNow();
    heads.position += 1;
    const { position } = heads;
    await this.#queries.updateAlarm.execute(this.#runner, {
      number: alarm.number,
      ...changingColumnsOf(alarm, position),
    });
    await this.#queries.insertJournal.execute(this.#runner, {
      position,
      at,
      kind,
      alarm: alarm.number,
      actor: actor?.id ?? null,
      actorName: actor?.name ?? null,
      fromState: from,
      toState: to,
      comment,
      commandId,
      body: JSON.stringify(body),
    });
    return { position, at, kind, alarm, actor: actor === null ? null : { id: actor.id, name: actor.name } };
  }

  /** Gives an alarm other recipients (R-D10); those that it had stand in its journal. */
  async changeAudience(before: Alarm, audience: Audience, cause: Cause): Promise<CommittedChange> {
    const { state, audience: audienceBefore } = before;
    const alarm: Alarm = { ...before, audience, version: before.version + 1 };
    const body = { before: audienceBefore, after: audience };
    const change = await this.record(
      { alarm, kind: 'audienceChanged', from: state, to: state, comment: null, body },
      cause,
    );
    await writeAudience(this.#transaction, alarm);
    return { ...change, audienceBefore };
  }

  /** Open alarms after a number, in the order of their numbers, at most so many. */
  openAfter(number: number, most: number): Promise<readonly Alarm[]> {
    return readOpenAfter(this.#transaction, number, most);
  }

  /** Puts what an alarm is to do into the queue, in the transaction that raises it (R-D11). */
  queueActions(alarm: Alarm, actions: readonly AlarmAction[]): Promise<void> {
    return queueActions(this.#transaction, alarm, actions);
  }

  /** Writes what became of an action; an outcome is a row of the alarm's record and leaves the alarm as it is (R-D11). */
  async settleAction(settled: SettledAction): Promise<void> {
    const entry = await settleAction(this.#transaction, settled);
    if (entry !== null) {
      const heads = await this.#headsNow();
      heads.position += 1;
      await this.#queries.insertJournal.execute(this.#runner, { ...entry, position: heads.position });
    }
  }

  /** An alarm as this transaction sees it, whoever asks: the rules decide afterwards. */
  async alarm(id: string): Promise<Alarm | null> {
    const row = await this.#queries.findAlarm.first(this.#runner, { id });
    return row ? alarmOf(row) : null;
  }

  /** An enabled user, as this transaction sees him. */
  async user(id: string): Promise<SiteUser | null> {
    return (await readUsers(this.#transaction, { id }))[0]?.user ?? null;
  }

  /** The answer that a command was given, and to whom. */
  async answerTo(
    commandId: string,
  ): Promise<{ readonly user: string; readonly answer: CommandAnswer } | null> {
    const row = await this.#queries.findAnswer.first(this.#runner, { id: commandId });
    return row ? { user: row.user, answer: JSON.parse(row.answer) as CommandAnswer } : null;
  }

  /** Keeps the answer to a command for ever. */
  async keepAnswer(user: string, at: string, answer: CommandAnswer): Promise<void> {
    await this.#queries.insertAnswer.execute(this.#runner, {
      id: answer.id,
      user,
      at,
      answer: JSON.stringify(answer),
    });
  }

  /** The deadlines that are due, in the order in which they fell due, at most so many. */
  dueDeadlines(
    at: string,
    most: number,
  ): Promise<readonly { readonly alarm: string; readonly deadline: Deadline }[]> {
    return readDueDeadlines(this.#transaction, at, most);
  }

  /** Moves a user's places forward, never back and never beyond the journal. */
  async advanceReading(
    user: string,
    reading: { readonly news?: number; readonly seen?: number },
  ): Promise<void> {
    await advanceReading(this.#transaction, user, reading, (await this.#headsNow()).position);
  }

  /** Forgets some alarms that were closed, or answers that were given, before an instant; answers how many. */
  forget(what: 'alarms' | 'commands', before: string, most: number): Promise<number> {
    this.#memory.counts.clear();
    const forget = what === 'alarms' ? forgetAlarms : forgetCommands;
    return forget(this.#transaction, before, most);
  }

  /** Forgets some events that came before an instant; answers where to go on, `null` at the end. */
  forgetEvents(before: string, most: number, after: EventPlace | null): Promise<EventPlace | null> {
    return forgetEvents(this.#transaction, before, most, after);
  }

  /** The files that nothing shows any more, some at a time; they are named this once. */
  takeLooseFiles(most: number): Promise<readonly string[]> {
    return takeLooseFiles(this.#transaction, most);
  }

  async #numbered(
    raised: RaisedAlarm,
  ): Promise<{ readonly alarm: Alarm; readonly position: number; readonly definitionSequence: number }> {
    const heads = await this.#headsNow();
    const { sequence, count } = await this.#counts.next(raised.definition, raised.raisedAt);
    heads.position += 1;
    heads.number += 1;
    return {
      alarm: { ...raised, number: heads.number, count },
      position: heads.position,
      definitionSequence: sequence,
    };
  }

  async #headsNow(): Promise<{ position: number; number: number }> {
    if (this.#memory.heads === null) {
      const row = await this.#queries.heads.first(this.#runner, {});
      this.#memory.heads = { position: row?.position ?? 0, number: row?.number ?? firstNumber - 1 };
    }
    return this.#memory.heads;
  }
}
