import type { ConfigurationStore } from '../store/contract.ts';
import type { FileFolder } from '../store/fileFolder.ts';
import type { EventPlace } from '../store/retention.ts';
import type { Clock } from './clock.ts';
import type { WriteQueue } from './writeQueue.ts';

/** So few are deleted in one transaction that nobody who writes has to wait for more than a few ms. */
const alarmsAtOnce = 25;
const rowsAtOnce = 100;
const filesAtOnce = 20;

/** While there is more to delete, everybody else has the disk for so long in between, ms. */
const pauseMs = 50;
/** How often it is looked whether something became too old, ms. */
const everyMs = 60_000;

/** Events that their alarms hold on to are passed over each time: so they are gone through less often, ms. */
const eventsEveryMs = 3_600_000;

const dayMs = 86_400_000;

/**
 * Deletes events and closed alarms that are older than the site keeps them (R-H08), a little at a time and through the queue
 * of everything that is written. What was cut short by a stop goes on after the next start.
 */
export class RetentionWatch {
  readonly #clock: Clock;
  readonly #queue: WriteQueue;
  readonly #configuration: Pick<ConfigurationStore, 'retention'>;
  readonly #files: Pick<FileFolder, 'discard'>;
  readonly #onFailure: (error: unknown) => void;
  #callOff: (() => void) | null = null;
  #working: Promise<void> | null = null;
  #isStopped = false;
  #eventsThrough: EventPlace | null = null;
  #eventsAgainAt = 0;

  constructor(options: {
    readonly clock: Clock;
    readonly queue: WriteQueue;
    readonly configuration: Pick<ConfigurationStore, 'retention'>;
    readonly files: Pick<FileFolder, 'discard'>;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#clock = options.clock;
    this.#queue = options.queue;
    this.#configuration = options.configuration;
    this.#files = options.files;
    this.#onFailure = options.onFailure;
  }

  /** Begins to look, the first time after a minute: a start has better things to do. */
  start(): void {
    this.#wait(everyMs);
  }

  /** Ends the watch; what has begun is finished. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOff?.();
    await this.#working;
  }

  #wait(delayMs: number): void {
    if (!this.#isStopped) {
      this.#callOff = this.#clock.wakeAt(new Date(this.#clock.now().getTime() + delayMs), () => {
        this.#working = this.#work();
      });
    }
  }

  async #work(): Promise<void> {
    try {
      this.#wait((await this.#deleteSome()) ? pauseMs : everyMs);
    } catch (error) {
      this.#onFailure(error);
      this.#wait(everyMs);
    }
  }

  /** Answers whether there may be more. */
  async #deleteSome(): Promise<boolean> {
    const { alarmRetentionDays, eventRetentionDays } = await this.#configuration.retention();
    // Alarms first: an event stays as long as an alarm points at it.
    const parts = [
      await this.#forget('alarms', alarmRetentionDays, alarmsAtOnce),
      await this.#forget('commands', alarmRetentionDays, rowsAtOnce),
      await this.#forgetEvents(eventRetentionDays),
      await this.#discardFiles(),
    ];
    return parts.includes(true);
  }

  async #forget(what: 'alarms' | 'commands', days: number | null, most: number): Promise<boolean> {
    if (days === null) {
      return false;
    }
    const before = this.#daysAgo(days);
    const count = await this.#queue.add(most, async (writing) => ({
      value: await writing.forget(what, before, most),
      changes: [],
    }));
    return count === most;
  }

  async #forgetEvents(days: number | null): Promise<boolean> {
    const now = this.#clock.now().getTime();
    if (days === null || now < this.#eventsAgainAt) {
      return false;
    }
    const after = this.#eventsThrough;
    this.#eventsThrough = await this.#queue.add(rowsAtOnce, async (writing) => ({
      value: await writing.forgetEvents(this.#daysAgo(days), rowsAtOnce, after),
      changes: [],
    }));
    if (this.#eventsThrough === null) {
      this.#eventsAgainAt = now + eventsEveryMs;
    }
    return this.#eventsThrough !== null;
  }

  #daysAgo(days: number): string {
    return new Date(this.#clock.now().getTime() - days * dayMs).toISOString();
  }

  async #discardFiles(): Promise<boolean> {
    const files = await this.#queue.add(filesAtOnce, async (writing) => ({
      value: await writing.takeLooseFiles(filesAtOnce),
      changes: [],
    }));
    for (const file of files) {
      await this.#files.discard(file);
    }
    return files.length === filesAtOnce;
  }
}
