import { isOpen } from '../../shared/domain/alarm.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { CommandAnswer } from '../../shared/link/commands.ts';
import type { ServerFrame } from '../../shared/link/frames.ts';
import type { Position } from '../cache/cacheContents.ts';
import type { AlarmList, ListDifference } from './alarmList.ts';

type GoneWhy = 'closed' | 'expired' | 'rights';

/** What a batch of frames comes to. */
export interface FrameEffects {
  readonly upserts: Map<string, AlarmView>;
  readonly gone: Map<string, GoneWhy>;
  /** The list was exchanged; `upserts` and `gone` came after that. */
  replaced: ListDifference | null;
  /** The place to resume from, where it moved; `null`: nothing may be resumed any more. */
  position: Position | null | undefined;
  readonly news: { readonly id: string; readonly priority: AlarmView['priority'] }[];
  readonly answers: CommandAnswer[];
  /** Cameras that a definition asks to show (R-D11). */
  readonly shows: { readonly camera: string; readonly alarm: string }[];
  readonly unknownCommands: string[];
  welcome: Extract<ServerFrame, { t: 'welcome' }>['d'] | null;
  serverTime: string | null;
  /** A snapshot lacked alarms: the link has to be opened anew, without a place to resume from. */
  isSnapshotBroken: boolean;
}

/** Where the session stands: between a `welcome` or `reset` and the `snap.end` or `resumed` that follows nothing is settled. */
type Phase = 'settling' | 'live';

/**
 * Brings frames into the list (design, section 5). A snapshot is put together aside and taken over as a whole at its end. While
 * a resume or a snapshot is under way the position stays where it was, so that an interrupted one starts again.
 */
export class FrameIntake {
  readonly #list: AlarmList;
  #phase: Phase = 'settling';
  #epoch = '';
  #lastCur: string | null = null;
  #snapshot: { readonly alarms: Map<string, AlarmView>; received: number } | null = null;

  constructor(list: AlarmList) {
    this.#list = list;
  }

  /** Whether the list is the server's. */
  get isLive(): boolean {
    return this.#phase === 'live';
  }

  /** Applies frames in their order to the list in memory and answers what is to be written and told. */
  apply(frames: readonly ServerFrame[]): FrameEffects {
    const effects: FrameEffects = {
      upserts: new Map(),
      gone: new Map(),
      replaced: null,
      position: undefined,
      news: [],
      answers: [],
      shows: [],
      unknownCommands: [],
      welcome: null,
      serverTime: null,
      isSnapshotBroken: false,
    };
    for (const frame of frames) {
      this.#apply(frame, effects);
      if (frame.cur !== undefined) this.#reached(frame.cur, effects);
    }
    return effects;
  }

  #apply(frame: ServerFrame, effects: FrameEffects): void {
    switch (frame.t) {
      case 'welcome':
        this.#restart();
        this.#epoch = frame.d.epoch;
        effects.welcome = frame.d;
        effects.serverTime = frame.d.serverTime;
        return;
      case 'reset':
        // From here on the old position would hide what the reset is about.
        this.#restart();
        effects.position = null;
        return;
      case 'snap.begin':
        this.#snapshot = { alarms: new Map(), received: 0 };
        return;
      case 'snap.items':
        this.#takeItems(frame.d.alarms);
        return;
      case 'snap.end':
        this.#swap(frame.d.count, frame.cur, effects);
        return;
      case 'resumed':
        this.#settle(effects);
        return;
      case 'alarm':
        this.#takeAlarm(frame.d, effects);
        return;
      case 'alarm.gone':
        this.#takeGone(frame.d.id, frame.d.version, frame.d.why, effects);
        return;
      case 'news':
        effects.news.push(frame.d);
        return;
      case 'ack':
        effects.answers.push({ t: 'ack', ...frame.d });
        return;
      case 'err':
        if (frame.d.alarm) this.#takeAlarm(frame.d.alarm, effects);
        effects.answers.push({ t: 'err', ...frame.d });
        return;
      case 'cmd.unknown':
        effects.unknownCommands.push(...frame.d.ids);
        return;
      case 'hb':
        effects.serverTime = frame.d.serverTime;
        this.#reached(frame.d.cur, effects);
        return;
      case 'show':
        effects.shows.push(frame.d);
        return;
      case 'goaway':
        return;
    }
  }

  #restart(): void {
    this.#phase = 'settling';
    this.#snapshot = null;
    this.#lastCur = null;
  }

  #reached(cur: string, effects: FrameEffects): void {
    // During a snapshot or a resume a heartbeat may be ahead of what has arrived.
    this.#lastCur = cur;
    if (this.#phase === 'live') effects.position = { epoch: this.#epoch, cur };
  }

  #settle(effects: FrameEffects): void {
    this.#phase = 'live';
    if (this.#lastCur !== null) effects.position = { epoch: this.#epoch, cur: this.#lastCur };
  }

  #takeItems(alarms: readonly AlarmView[]): void {
    if (!this.#snapshot) return;
    this.#snapshot.received += alarms.length;
    for (const alarm of alarms) putNewer(this.#snapshot.alarms, alarm);
  }

  #swap(count: number, cur: string | undefined, effects: FrameEffects): void {
    const snapshot = this.#snapshot;
    this.#snapshot = null;
    if (!snapshot || snapshot.received !== count) {
      effects.isSnapshotBroken = true;
      return;
    }
    const { changed, gone } = this.#list.replace([...snapshot.alarms.values()]);
    // What came just before it has not been told yet, nor what an exchange before this one brought.
    const untold = [effects.upserts, effects.gone, effects.replaced?.changed, effects.replaced?.gone];
    for (const id of untold.flatMap((ids) => [...(ids?.keys() ?? [])])) {
      (this.#list.has(id) ? changed : gone).add(id);
    }
    effects.upserts.clear();
    effects.gone.clear();
    effects.replaced = { changed, gone };
    effects.position = null;
    if (cur !== undefined) this.#lastCur = cur;
    this.#settle(effects);
  }

  #takeAlarm(alarm: AlarmView, effects: FrameEffects): void {
    if (!isOpen(alarm.state)) {
      this.#takeGone(alarm.id, alarm.version, alarm.state === 'expired' ? 'expired' : 'closed', effects);
    } else if (this.#snapshot) {
      putNewer(this.#snapshot.alarms, alarm);
    } else if (this.#list.apply(alarm)) {
      effects.upserts.set(alarm.id, alarm);
      effects.gone.delete(alarm.id);
    }
  }

  #takeGone(id: string, version: number, why: GoneWhy, effects: FrameEffects): void {
    if (this.#snapshot) {
      this.#snapshot.alarms.delete(id);
    } else if (this.#list.remove(id, version)) {
      effects.gone.set(id, why);
      effects.upserts.delete(id);
    }
  }
}

function putNewer(alarms: Map<string, AlarmView>, alarm: AlarmView): void {
  if (alarm.version >= (alarms.get(alarm.id)?.version ?? 0)) alarms.set(alarm.id, alarm);
}
