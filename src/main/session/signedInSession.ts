import { randomUUID } from 'node:crypto';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import type { CacheTrouble, CommandOutcome, LinkState, PendingCommand } from '../../shared/bridge/state.ts';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Command, CommandRequest } from '../../shared/link/commands.ts';
import type { ServerFrame } from '../../shared/link/frames.ts';
import { WorkstationCache } from '../cache/cache.ts';
import type {
  CacheContents,
  CachedProfile,
  NewsEntry,
  OpenedCache,
  Position,
} from '../cache/cacheContents.ts';
import { LinkClient, type LinkStatus } from '../link/linkClient.ts';
import type { Dialling } from '../link/linkSocket.ts';
import { AlarmList } from './alarmList.ts';
import { Attention } from './attention.ts';
import { changeOfBatch } from './batchChange.ts';
import type { EventGatherer } from './eventGatherer.ts';
import { type FrameEffects, FrameIntake } from './frameIntake.ts';
import { KeptList } from './keptList.ts';
import { ListHandover } from './listHandover.ts';
import { Outbox } from './outbox.ts';
import { RefreshRequests } from './refreshRequests.ts';
import { ServerClock } from './serverClock.ts';
import type { SignedInOptions } from './signedInOptions.ts';

/** Everything of one signed-in user: his list, his copy of it on disk, his commands, his link. Ends whole when he signs out. */
export class SignedInSession {
  readonly user: UserReference;
  readonly list: AlarmList;
  /** The list on its way to the windows. */
  readonly handover: ListHandover;
  readonly #options: SignedInOptions;
  readonly #events: EventGatherer;
  readonly #cache: WorkstationCache;
  readonly #kept: KeptList;
  readonly #attention: Attention;
  readonly #outbox: Outbox;
  readonly #intake: FrameIntake;
  readonly #link: LinkClient;
  readonly #refreshes = new RefreshRequests();
  #profile: CachedProfile | null;
  #position: Position | null;
  #lastLiveAt: string | null;
  #status: LinkStatus = 'connecting';
  #retryAt: string | null = null;
  readonly #clock = new ServerClock();
  #wantsSnapshot = false;

  /** Opens the user's cache; the list is there at once. */
  constructor(options: SignedInOptions) {
    this.#options = options;
    this.user = options.user;
    this.#events = options.events;
    this.#cache = new WorkstationCache({
      file: options.cacheFile,
      log: options.log,
      whole: () => this.#whole(),
      found: (contents) => this.#found(contents),
      troubled: (trouble) => this.#events.latest('cache.trouble', { trouble }),
      ...(options.limits && { limits: options.limits }),
      ...(options.recoveryEveryMs && { recoveryEveryMs: options.recoveryEveryMs }),
    });
    const contents = this.#cache.open();
    this.list = new AlarmList([]);
    this.handover = new ListHandover(this.list, this.#events);
    this.#attention = new Attention(contents.news, (alarm) => this.list.has(alarm));
    this.#outbox = new Outbox(
      contents.outbox,
      (frame) => this.#link.send(frame),
      () => this.#tellPending(),
    );
    this.#profile = contents.profile;
    this.#position = contents.position;
    this.#lastLiveAt = contents.lastLiveAt;
    this.#intake = new FrameIntake(this.list);
    this.#link = new LinkClient({
      dial: () => this.#dial(),
      listener: {
        received: (frames) => this.#receivedOrStartOver(frames),
        changed: (status, retryAt) => this.#linkChanged(status, retryAt),
        refused: (why) => options.refused(why),
      },
      log: options.log,
      random: options.random,
    });
    this.#kept = new KeptList(this.#cache, this.list, this.handover, contents.alarmCount);
    this.#kept.readFirst();
    this.#attention.recount();
  }

  get profile(): CachedProfile | null {
    return this.#profile;
  }

  get pending(): readonly PendingCommand[] {
    return this.#outbox.pending();
  }

  get badge(): number {
    return this.#attention.badge;
  }

  get cacheTrouble(): CacheTrouble | null {
    return this.#cache.trouble;
  }

  get linkState(): LinkState {
    return {
      status: this.#status,
      currentAt: this.#lastLiveAt,
      retryAt: this.#retryAt,
      clockOffsetMs: this.#clock.offsetMs,
    };
  }

  /** Opens the link, once the kept list is whole, and keeps it open. */
  async connect(): Promise<void> {
    if (!this.#kept.isWhole && !(await this.#kept.readRest())) return;
    if (this.#kept.isLost) this.#position = null;
    this.#attention.recount();
    this.#tellBadge();
    this.#link.start();
  }

  /** The token was renewed: a link that is up goes on with it, one that is down takes it with its next `hello`. */
  renewed(token: string): void {
    this.#link.send({ t: 'auth', d: { token } });
  }

  retryNow(): void {
    this.#link.retryNow();
  }

  /** Ends the session on this workstation; what is on disk stays for this user's next one. */
  close(): void {
    this.#kept.stop();
    this.#link.stop();
    this.#outbox.closed();
    this.#cache.close();
    this.#refreshes.settle(err('signedOut'));
  }

  /** Keeps a command on disk and sends it as soon as that is possible (R-J07). */
  submit(request: CommandRequest): Result<{ readonly id: string }, BridgeFailure> {
    const command: Command = { ...request, id: randomUUID() };
    const entry = { command, at: new Date().toISOString() };
    if (!this.#cache.keep({ outboxAdded: [entry] })) return err('notKept');
    this.#outbox.add(entry);
    this.#tellPending();
    return ok({ id: command.id });
  }

  /** Fetches the whole list anew (R-E08); answers once it is there. */
  refresh(): Promise<Result<Record<string, never>, BridgeFailure>> {
    this.#wantsSnapshot = true;
    this.#link.reconnect();
    return this.#refreshes.wait();
  }

  /** A window shows the list to the user, or no longer (R-J02). */
  looking(window: number, inFront: boolean): void {
    if (this.#attention.looking(window, inFront)) this.#cache.write({ newsLooked: true });
    this.#tellBadge();
    if (inFront) this.#sendSeen();
  }

  async #dial(): Promise<Dialling | null> {
    const site = await this.#options.credentials();
    if (!site) return null;
    const resume = this.#wantsSnapshot ? null : this.#position;
    const hello = { ...this.#options.greeting(), token: site.token, ...(resume && { resume }) };
    return { server: site.server, agent: site.agent, hello };
  }

  /** What was applied by half is neither resumed from nor left on the screen. */
  #receivedOrStartOver(frames: readonly ServerFrame[]): void {
    try {
      this.#received(frames);
    } catch (error) {
      this.#wantsSnapshot = true;
      throw error;
    }
  }

  #received(frames: readonly ServerFrame[]): void {
    const effects = this.#intake.apply(frames);
    const at = new Date().toISOString();
    if (effects.welcome) this.#welcomed(effects.welcome);
    if (effects.serverTime && this.#clock.tune(effects.serverTime)) {
      this.#events.latest('link.changed', this.linkState);
    }
    if (effects.position !== undefined) this.#position = effects.position;
    if (this.#intake.isLive) this.#lastLiveAt = at;
    const fresh = this.#attention.record(
      effects.news.map(({ id }) => id),
      at,
    );
    if (effects.replaced) this.#attention.recount();
    this.#attention.followed(effects.upserts.keys(), effects.gone.keys());
    const outcomes = effects.answers
      .map((answer) => this.#outbox.settle(answer))
      .filter((each) => each !== null);
    // Before anybody hears of it.
    this.#cache.write(
      changeOfBatch(effects, {
        alarms: () => this.list.all(),
        news: fresh,
        newsForgotten: effects.replaced ? this.#attention.prune(Date.now()) : [],
        answeredCommands: outcomes.map(({ command }) => command.id),
        lastLiveAt: this.#intake.isLive ? at : null,
      }),
    );
    this.#tell(effects, fresh, outcomes);
    this.#outbox.unknown(effects.unknownCommands);
    if (outcomes.length + effects.unknownCommands.length > 0) this.#tellPending();
    if (effects.replaced) {
      this.#wantsSnapshot = false;
      this.#refreshes.settle(ok({}));
    }
    if (fresh.length > 0 && this.#attention.isLooking) this.#sendSeen();
    if (effects.isSnapshotBroken) this.#startOver('a snapshot lacked alarms');
    else if (this.#outbox.isStuck(Date.now())) this.#link.reconnect();
  }

  #welcomed(welcome: NonNullable<FrameEffects['welcome']>): void {
    const { user, rights, tier, site } = welcome;
    const profile: CachedProfile = { user, rights, tier, site };
    const isAnother = JSON.stringify(profile) !== JSON.stringify(this.#profile);
    this.#profile = profile;
    if (isAnother) {
      this.#cache.write({ profile });
      this.#options.profileChanged();
    }
  }

  #tell(effects: FrameEffects, fresh: readonly NewsEntry[], outcomes: readonly CommandOutcome[]): void {
    if (effects.replaced) this.handover.replaced(effects.replaced);
    this.#events.changed([...effects.upserts.values()], effects.gone);
    const freshIds = new Set(fresh.map(({ alarm }) => alarm));
    for (const { id, priority } of effects.news) {
      if (freshIds.delete(id)) this.#events.after('alarm.news', { id, priority });
    }
    for (const show of effects.shows) this.#events.after('camera.asked', show);
    for (const outcome of outcomes) this.#events.after('command.outcome', outcome);
    this.#tellBadge();
  }

  #startOver(why: string): void {
    this.#options.log.warn({ why }, 'the whole list is fetched anew');
    this.#wantsSnapshot = true;
    this.#link.reconnect();
  }

  #linkChanged(status: LinkStatus, retryAt: number | null): void {
    this.#status = status;
    this.#retryAt = retryAt === null ? null : new Date(retryAt).toISOString();
    if (status === 'live') {
      this.#outbox.opened();
      if (this.#attention.isLooking) this.#sendSeen();
    } else {
      this.#outbox.closed();
      if (status === 'down') this.#refreshes.settle(err('unreachable'));
    }
    this.#events.latest('link.changed', this.linkState);
    this.#tellPending();
  }

  #sendSeen(): void {
    if (this.#position && this.#status === 'live')
      this.#link.send({ t: 'seen', d: { cur: this.#position.cur } });
  }

  #tellPending(): void {
    this.#events.latest('pending.changed', { pending: this.#outbox.pending() });
  }

  #tellBadge(): void {
    const badge = this.#attention.changedBadge();
    if (badge !== null) this.#events.latest('badge.changed', { badge });
  }

  #whole(): CacheContents {
    return {
      // Half a list is none: without a position it is fetched whole.
      ...(this.#kept.isWhole
        ? { alarms: this.list.all(), position: this.#position }
        : { alarms: [], position: null }),
      outbox: this.#outbox.entries(),
      news: this.#attention.all(),
      profile: this.#profile,
      lastLiveAt: this.#lastLiveAt,
    };
  }

  /** The file could be opened only now: commands that it kept count again, and news that it told stay told. */
  #found(contents: OpenedCache): void {
    this.#attention.restore(contents.news);
    this.#outbox.restore(contents.outbox);
    this.#tellPending();
  }
}
