import type { JournalKind } from '../../shared/domain/alarmLifeCycle.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Command, CommandAnswer } from '../../shared/link/commands.ts';
import type { SettledAction } from '../store/actionWriting.ts';
import type { Store } from '../store/store.ts';
import { updateAudiences } from './audienceUpdate.ts';
import type { Clock } from './clock.ts';
import { runCommand, weightOf } from './commandRun.ts';
import type { CommittedChange, Engine, IncomingEvent, SiteUser } from './contract.ts';
import { DeadlineWatch } from './deadlineWatch.ts';
import { prepareEvents, takeIn } from './eventIntake.ts';
import { RaisingRules } from './raisingRules.ts';
import { RetentionWatch } from './retentionWatch.ts';
import { ToldTextWatch } from './toldTextWatch.ts';
import { WriteQueue } from './writeQueue.ts';

/** What the engine reports: never names, plates or tokens. */
export interface EngineLogger {
  error(details: object, message: string): void;
}

/** How much may wait before senders are asked to come again later. */
export interface EngineLimits {
  readonly eventsWaitingMost: number;
  /** Characters of bodies and pictures: what waits is held in memory. */
  readonly charactersWaitingMost: number;
  readonly commandsWaitingMost: number;
  /** Events, commands and deadlines in one transaction. */
  readonly groupMost: number;
}

const defaultLimits: EngineLimits = {
  eventsWaitingMost: 5_000,
  charactersWaitingMost: 64 * 1024 * 1024,
  commandsWaitingMost: 5_000,
  groupMost: 500,
};

/** What an engine works with. */
export interface EngineOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  readonly limits?: Partial<EngineLimits>;
}

/** Makes the engine over a store; it takes nothing in before it was started. */
export function createEngine({ store, clock, logger, limits: wanted }: EngineOptions): Engine {
  const limits = { ...defaultLimits, ...wanted };
  const listeners = new Set<(changes: readonly CommittedChange[]) => void>();
  const figures = {
    eventsAccepted: 0,
    eventsDuplicate: 0,
    eventsRecorded: 0,
    alarmsRaised: 0,
    alarmsEscalated: 0,
    alarmsExpired: 0,
    commandsRun: 0,
  };
  const waiting = { events: 0, characters: 0, commands: 0 };
  /** What was taken in and has no answer yet. */
  const inHand = new Set<Promise<unknown>>();
  let running: { rules: RaisingRules } | null = null;

  const report = (error: unknown, message: string): void => logger.error({ err: error }, message);
  const queue = new WriteQueue({
    ledger: store.ledger,
    groupWeightMost: limits.groupMost,
    onCommitted: publish,
  });
  const watch = new DeadlineWatch({
    clock,
    ledger: store.ledger,
    queue,
    onFailure: (error) => report(error, 'deadlines could not take effect; they are tried again'),
  });
  const retention = new RetentionWatch({
    clock,
    queue,
    configuration: store.configuration,
    files: store.files,
    onFailure: (error) => report(error, 'what is too old could not be deleted; it is tried again'),
  });

  const texts = new ToldTextWatch({
    clock,
    texts: store.toldText,
    onFailure: (error) => report(error, 'full text could not be written; it is tried again'),
  });

  function publish(changes: readonly CommittedChange[]): void {
    const countOf = (wanted: JournalKind): number => changes.filter(({ kind }) => kind === wanted).length;
    figures.alarmsRaised += countOf('raised');
    figures.alarmsEscalated += countOf('escalated');
    figures.alarmsExpired += countOf('expired');
    for (const listener of [watch.heard.bind(watch), ...listeners]) {
      try {
        listener(changes);
      } catch (error) {
        // The changes are on disk and the others have to hear of them.
        report(error, 'a listener of the engine failed');
      }
    }
  }

  /** Keeps the engine from stopping before this has been answered. */
  function finish<Value>(work: Promise<Value>): Promise<Value> {
    inHand.add(work);
    return work.finally(() => inHand.delete(work));
  }

  async function accept(events: readonly IncomingEvent[]): ReturnType<Engine['accept']> {
    const site = running;
    if (site === null) {
      return err('unavailable');
    }
    const characters = events.reduce((sum, event) => sum + charactersOf(event), 0);
    if (
      waiting.events + events.length > limits.eventsWaitingMost ||
      waiting.characters + characters > limits.charactersWaitingMost
    ) {
      return err('full');
    }
    waiting.events += events.length;
    waiting.characters += characters;
    try {
      const prepared = await prepareEvents(events, store.files);
      const { accepted, recorded } = await queue.add(events.length, (writing) =>
        takeIn(writing, prepared, site.rules, clock.now()),
      );
      const duplicates = accepted.filter(({ duplicate }) => duplicate).length;
      figures.eventsDuplicate += duplicates;
      figures.eventsAccepted += accepted.length - duplicates;
      figures.eventsRecorded += recorded;
      texts.heard();
      return ok(accepted);
    } catch (error) {
      report(error, 'events could not be written and were refused');
      return err('unavailable');
    } finally {
      waiting.events -= events.length;
      waiting.characters -= characters;
    }
  }

  async function run(actor: SiteUser, command: Command): Promise<CommandAnswer> {
    const site = running;
    if (site === null || waiting.commands >= limits.commandsWaitingMost) {
      return { t: 'err', id: command.id, code: 'UNAVAILABLE' };
    }
    waiting.commands += 1;
    try {
      const answer = await queue.add(weightOf(command), (writing) =>
        runCommand(writing, actor, command, { at: clock.now().toISOString(), tier: site.rules.tier }),
      );
      figures.commandsRun += answer.repeated ? 0 : 1;
      return answer;
    } catch (error) {
      report(error, 'a command could not be written and was refused');
      return { t: 'err', id: command.id, code: 'UNAVAILABLE' };
    } finally {
      waiting.commands -= 1;
    }
  }

  async function advanceReading(...[user, reading]: Parameters<Engine['advanceReading']>): Promise<void> {
    if (running === null) {
      return;
    }
    try {
      await queue.add(1, async (writing) => {
        await writing.advanceReading(user, reading);
        return { value: undefined, changes: [] };
      });
    } catch (error) {
      report(error, 'how far a user has read could not be written; his next report makes up for it');
    }
  }

  async function settleAction(settled: SettledAction): Promise<void> {
    await queue.add(1, async (writing) => {
      await writing.settleAction(settled);
      return { value: undefined, changes: [] };
    });
  }

  return {
    accept: (events) => finish(accept(events)),
    run: (actor, command) => finish(run(actor, command)),
    settleAction: (settled) => finish(settleAction(settled)),
    advanceReading: (user, reading) => finish(advanceReading(user, reading)),

    answersOf: async (actor, ids) => {
      const answers = await store.ledger.answers(actor.id, ids);
      const known = new Set(answers.map(({ id }) => id));
      return {
        answers: answers.map((answer) => ({ ...answer, repeated: true })),
        unknown: ids.filter((id) => !known.has(id)),
      };
    },

    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    configurationChanged: async (by) => {
      const rules = new RaisingRules(await store.configuration.load());
      if (running !== null) {
        running.rules = rules;
        await finish(updateAudiences(queue, rules, () => clock.now(), by ?? null));
      }
    },

    start: async () => {
      const rules = new RaisingRules(await store.configuration.load());
      await watch.work();
      // A stop may have come between the change of a definition and that of its alarms.
      await updateAudiences(queue, rules, () => clock.now(), null);
      retention.start();
      // A stop may have come before the last events were put into the full text.
      texts.heard();
      running = { rules };
    },

    stop: async () => {
      running = null;
      await Promise.all([...inHand]);
      await watch.stop();
      await retention.stop();
      await texts.stop();
      await queue.idle();
    },

    figures: () => ({ ...figures, queued: waiting.events + waiting.commands }),
  };
}

function charactersOf({ event, rawBody }: IncomingEvent): number {
  return event.images.reduce((sum, { base64 }) => sum + base64.length, rawBody.length);
}
