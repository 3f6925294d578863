import type { Logger } from 'pino';
import { isRecipient, maySee } from '../../shared/domain/audience.ts';
import { linkProtocol } from '../../shared/link/protocol.ts';
import type { Metrics } from '../api/metrics.ts';
import type { CommittedChange, SiteUser } from '../engine/contract.ts';
import type { AlarmReader, ConfigurationStore, PeopleStore, Site } from '../store/contract.ts';
import { rightsMark, writeCursor } from './cursor.ts';
import type { FrameChannel } from './frameChannel.ts';
import { NewsLedger } from './newsLedger.ts';
import { type PendingAlarm, PendingChanges } from './pendingChanges.ts';
import {
  type LinkViewer,
  planRecovery,
  planSnapshot,
  type Recovery,
  sendAlarm,
  sendChanged,
  sendSnapshot,
  sendTakenAway,
} from './recovery.ts';

/** What a feed works with. */
export interface FeedParts {
  readonly alarms: AlarmReader;
  readonly people: PeopleStore;
  readonly configuration: ConfigurationStore;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly heartbeatMs: number;
}

/** Whose feed it is, and what becomes of his link when it cannot go on. */
export interface FeedOwner {
  readonly session: string;
  readonly onTooFarBehind: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** Where a client was when it was here before. */
export interface ResumePoint {
  readonly epoch: string;
  readonly cur: string;
}

type FeedViewer = SiteUser & LinkViewer;
type Plan = (site: Site, viewer: FeedViewer) => Promise<Recovery>;

/** Alarms that may wait for a client; beyond it he had better begin anew. */
const pendingMost = linkProtocol.resumeChangesMost;

/**
 * Keeps one client's list of alarms true: first by a recovery, then by every change. Changes that are committed while a
 * recovery is being read and sent wait until it is through; those that it told already are left out then.
 */
export class ChangeFeed {
  readonly #channel: FrameChannel;
  readonly #parts: FeedParts;
  readonly #owner: FeedOwner;
  readonly #pending = new PendingChanges();
  readonly #news = new NewsLedger();
  #viewer: FeedViewer;
  #rightsMark: string;
  /** The recovery that is to be made next; one that is under way ends early for it. */
  #wanted: Plan | null = null;
  #isRecovering = false;
  #isHeldBack = false;
  /** Everything up to here has been told, or waits in `#pending`. */
  #position = 0;
  /** The cursor that the client holds: cursors never go back. */
  #cursor = 0;

  constructor(channel: FrameChannel, viewer: SiteUser, parts: FeedParts, owner: FeedOwner) {
    this.#channel = channel;
    // Which tier it really is, the first recovery reads before anything is told.
    this.#viewer = { ...viewer, tier: 'enterprise' };
    this.#rightsMark = rightsMark(viewer, 'enterprise');
    this.#parts = parts;
    this.#owner = owner;
  }

  /** Begins: with what changed since the client was here, or with everything. */
  begin(resume: ResumePoint | undefined): void {
    this.#recover((site, viewer) => planRecovery(this.#parts.alarms, viewer, site.epoch, resume));
  }

  /** Takes over what the user may see now; what he gained or lost reaches him as a whole new list (R-D10). */
  viewerIs(viewer: SiteUser): void {
    const { tier, name } = this.#viewer;
    const mark = rightsMark(viewer, tier);
    const isSame = mark === this.#rightsMark && viewer.name === name;
    this.#viewer = { ...viewer, tier };
    this.#rightsMark = mark;
    if (!isSame) {
      this.beginAnew();
    }
  }

  /** Tells everything again from `welcome` on: who he is or what his site is has changed. */
  beginAnew(): void {
    this.#recover((_site, now) => planSnapshot(this.#parts.alarms, now, 'rights'));
  }

  /** Tells the client what changed, at once or as soon as he can take it. */
  take(changes: readonly CommittedChange[]): void {
    for (const change of changes) {
      this.#pending.add(change);
    }
    if (this.#pending.size > pendingMost) {
      this.#owner.onTooFarBehind();
      return;
    }
    this.#flush();
  }

  /** The journal position up to which the client has been told everything. */
  get position(): number {
    return this.#position;
  }

  /** The cursor from which the client would miss nothing. */
  cursor(): string {
    const isAllTold = !this.#isRecovering && this.#pending.size === 0;
    return this.#cursorAt(isAllTold ? this.#position : this.#cursor);
  }

  /** The position up to which news have reached the client, once he has said that he received frame `seq`. */
  newsArrived(seq: number): number | null {
    return this.#news.arrived(seq);
  }

  #recover(plan: Plan): void {
    this.#wanted = plan;
    if (!this.#isRecovering) {
      this.#isRecovering = true;
      this.#recoverAll().catch(this.#owner.onFailed);
    }
  }

  async #recoverAll(): Promise<void> {
    while (this.#wanted && this.#channel.isOpen) {
      const plan = this.#wanted;
      this.#wanted = null;
      const site = await this.#parts.configuration.site();
      const viewer = { ...this.#viewer, tier: site.tier };
      this.#viewer = viewer;
      this.#rightsMark = rightsMark(viewer, site.tier);
      const recovery = await plan(site, viewer);
      const news = await this.#missedNews(recovery, viewer);
      if (this.#isWanted()) {
        await this.#tell(recovery, news, site, viewer);
      }
    }
    this.#isRecovering = false;
    this.#flush();
  }

  async #tell(
    recovery: Recovery,
    news: readonly MissedNews[],
    site: Site,
    viewer: FeedViewer,
  ): Promise<void> {
    const isWanted = (): boolean => this.#isWanted();
    this.#welcome(recovery, site, viewer);
    if (recovery.kind === 'resume') {
      this.#cursor = Math.max(this.#cursor, recovery.from);
    } else if (recovery.why) {
      this.#channel.send('reset', { why: recovery.why });
    }
    // A cursor says "I have had everything up to here", news included: it stays behind those that are still to be told.
    const { position, alarms } = recovery;
    const before = Math.min(position, (news[0]?.position ?? Infinity) - 1);
    if (recovery.kind === 'resume') {
      for (const taken of recovery.taken) {
        sendTakenAway(this.#channel, taken);
      }
      await sendChanged(this.#channel, alarms, viewer, isWanted);
    } else {
      await sendSnapshot(this.#channel, alarms, viewer, isWanted, () => this.#cursorAt(before));
    }
    if (!isWanted()) {
      return;
    }
    if (recovery.kind === 'resume') {
      this.#channel.send(
        'resumed',
        { replayed: alarms.length + recovery.taken.length },
        this.#cursorAt(before),
      );
    }
    for (const [index, each] of news.entries()) {
      const next = news[index + 1];
      this.#tellNews(each, this.#cursorAt(next ? next.position - 1 : position));
    }
    this.#position = position;
    const outcome = recovery.kind === 'resume' ? 'resumed' : (recovery.why ?? 'snapshot');
    this.#parts.metrics.count('valerus_link_recoveries_total', { outcome });
  }

  #welcome(recovery: Recovery, site: Site, { id, name, roles, rights }: SiteUser): void {
    this.#channel.send('welcome', {
      session: this.#owner.session,
      epoch: site.epoch,
      hbMs: this.#parts.heartbeatMs,
      resumed: recovery.kind === 'resume',
      serverTime: this.#parts.now().toISOString(),
      user: { id, name, roles },
      rights,
      tier: site.tier,
      site: { name: site.name, timeZone: site.timeZone },
    });
  }

  /** News of alarms that still wait for somebody and of which this user was told nothing, here or on another workstation. */
  async #missedNews(recovery: Recovery, viewer: SiteUser): Promise<readonly MissedNews[]> {
    const { alarms, people } = this.#parts;
    const told = Math.max(
      recovery.kind === 'resume' ? recovery.from : 0,
      (await people.reading(viewer.id)).news,
      this.#news.through,
    );
    const raised = await alarms.raisedSince(told, viewer);
    // What was raised later waits in `#pending`.
    return raised
      .filter(({ position }) => position <= recovery.position)
      .sort((one, other) => one.position - other.position);
  }

  #isWanted(): boolean {
    return this.#wanted === null && this.#channel.isOpen;
  }

  #flush(): void {
    if (this.#isRecovering || this.#isHeldBack) {
      return;
    }
    const pending = this.#pending.takeAfter(this.#position);
    const limits = cursorLimits(pending, this.#viewer);
    for (const [index, each] of pending.entries()) {
      if (this.#channel.isCongested) {
        this.#pending.putBack(pending.slice(index));
        this.#holdBack();
        return;
      }
      this.#tellChange(each, limits[index] ?? noLimit);
    }
  }

  /** What changes again meanwhile is then told once. */
  #holdBack(): void {
    this.#isHeldBack = true;
    this.#channel
      .whenFlowing()
      .then(() => {
        this.#isHeldBack = false;
        this.#flush();
      })
      .catch(this.#owner.onFailed);
  }

  #tellChange({ alarm, position, raisedPosition, audiences }: PendingAlarm, limit: CursorLimit): void {
    this.#position = position;
    const isVisible = maySee(alarm.audience, this.#viewer);
    // What the client last heard of it was said under the first of these.
    const [first] = audiences;
    if (!isVisible && !(first && maySee(first.before, this.#viewer))) {
      return;
    }
    const cur = this.#cursorAt(Math.min(position, limit.withItself - 1));
    if (!isVisible) {
      sendTakenAway(this.#channel, alarm, cur);
      return;
    }
    sendAlarm(this.#channel, alarm, this.#viewer, cur);
    if (raisedPosition !== null && limit.isNews) {
      const after = this.#cursorAt(Math.min(position, limit.afterIt - 1));
      this.#tellNews({ id: alarm.id, priority: alarm.priority, position: raisedPosition }, after);
    }
  }

  #tellNews({ id, priority, position }: MissedNews, cur: string): void {
    this.#channel.send('news', { id, priority }, cur);
    this.#news.note(this.#channel.seq, position);
  }

  #cursorAt(position: number): string {
    this.#cursor = Math.max(this.#cursor, position);
    return writeCursor({ position: this.#cursor, rights: this.#rightsMark });
  }
}

type MissedNews = Awaited<ReturnType<AlarmReader['raisedSince']>>[number];

interface CursorLimit {
  readonly isNews: boolean;
  /** The first position of which news are still to be told, this alarm's own among them. */
  readonly withItself: number;
  /** The same after this alarm's. */
  readonly afterIt: number;
}

const noLimit: CursorLimit = { isNews: false, withItself: Infinity, afterIt: Infinity };

/**
 * An alarm that was raised early and changed late is told at the place of its last change. Until then no cursor may pass the
 * place where it was raised: a client that resumed from there would not be told the news.
 */
function cursorLimits(pending: readonly PendingAlarm[], viewer: SiteUser): readonly CursorLimit[] {
  const limits: CursorLimit[] = [];
  let first = Infinity;
  for (const { alarm, raisedPosition } of [...pending].reverse()) {
    const isWaiting = alarm.state === 'new' || alarm.state === 'escalated';
    const isNews = raisedPosition !== null && isWaiting && isRecipient(alarm.audience, viewer);
    const afterIt = first;
    first = isNews ? Math.min(first, raisedPosition) : first;
    limits.push({ isNews, withItself: first, afterIt });
  }
  return limits.reverse();
}
