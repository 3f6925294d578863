import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { CacheChange, NewsEntry } from '../cache/cacheContents.ts';
import type { FrameEffects } from './frameIntake.ts';

/** What a batch of frames brought beside its effects on the list. */
export interface BatchRest {
  /** The list as it is after the batch. */
  readonly alarms: () => readonly AlarmView[];
  readonly news: readonly NewsEntry[];
  readonly newsForgotten: readonly string[];
  readonly answeredCommands: readonly string[];
  readonly lastLiveAt: string | null;
}

/** What is written for a batch: alarms, position, news and answered commands go to the disk together or not at all. */
export function changeOfBatch(effects: FrameEffects, rest: BatchRest): CacheChange {
  const { news, newsForgotten, answeredCommands, lastLiveAt } = rest;
  return {
    ...(effects.replaced
      ? { alarms: rest.alarms() }
      : { upserts: [...effects.upserts.values()], gone: [...effects.gone.keys()] }),
    ...(effects.position !== undefined && { position: effects.position }),
    ...(news.length > 0 && { news }),
    ...(newsForgotten.length > 0 && { newsForgotten }),
    ...(answeredCommands.length > 0 && { outboxRemoved: answeredCommands }),
    ...(lastLiveAt !== null && { lastLiveAt }),
  };
}
