import type { i18n } from 'i18next';
import type { BridgeEventBody, ValerusBridge } from '../../shared/bridge/contract.ts';
import { unpackAlarms } from '../../shared/bridge/packedAlarms.ts';
import { changesArrived, listBegun, listFollowed } from '../features/alarms/alarmsSlice.ts';
import { alarmOf } from '../features/alarms/alarmTable.ts';
import { outcomeArrived, pendingChanged, targetsOf } from '../features/alarms/commandsSlice.ts';
import { alarmAsked } from '../features/alarms/listViewSlice.ts';
import { cameraAsked } from './cameraAsked.ts';
import { createFrameBatch, type FrameClock, screenFrames } from './frameBatch.ts';
import { noticed } from './noticesSlice.ts';
import { tabShown } from './placeSlice.ts';
import { siteApi } from './siteApi.ts';
import type { AppStore } from './store.ts';
import {
  badgeChanged,
  cacheTroubleChanged,
  linkChanged,
  loadFailed,
  preferencesChanged,
  sessionChanged,
  workstationLoaded,
} from './workstationSlice.ts';

interface Feed {
  readonly bridge: ValerusBridge;
  readonly store: AppStore;
  readonly texts: Pick<i18n, 'changeLanguage'>;
  /** A new alarm for this user (R-J03). */
  readonly onNews: (news: BridgeEventBody<'alarm.news'>) => void;
  readonly clock?: FrameClock;
  /** Tells whenever the user does something in the window. */
  readonly onInput?: (tell: () => void) => void;
}

/** Keeps the store at what main tells, from the first answer on. Changes of the list are applied together, once per frame. */
export async function followWorkstation(feed: Feed): Promise<void> {
  const { bridge, store, texts, onNews, clock = screenFrames, onInput } = feed;
  const { dispatch } = store;
  const changes = createFrameBatch<BridgeEventBody<'alarms.changed'>>(
    (bodies) => dispatch(changesArrived(bodies)),
    clock,
  );
  onInput?.(changes.rest);
  const load = async () => {
    const answer = await bridge.call('workstation.state', {});
    if (!answer.ok) {
      dispatch(loadFailed(answer.error));
      return;
    }
    await texts.changeLanguage(answer.value.locale);
    dispatch(workstationLoaded(answer.value));
  };

  const fetchPart = async (fromStart: boolean) => {
    const answer = await bridge.call('alarms.follow', { fromStart });
    if (!answer.ok) {
      dispatch(loadFailed(answer.error));
    }
  };

  // An event has nobody who waits for it: what fails on its way is shown where the window would be.
  const follow = (work: Promise<unknown>) => {
    work.catch(() => dispatch(loadFailed('unexpected')));
  };

  bridge.on('alarms.changed', (body) => changes.add(body));
  bridge.on('alarms.begun', () => {
    changes.flush();
    dispatch(listBegun());
    follow(fetchPart(true));
  });
  bridge.on('alarms.following', () => follow(fetchPart(false)));
  bridge.on('alarms.followed', ({ alarms, following }) => {
    changes.flush();
    dispatch(listFollowed({ alarms: unpackAlarms(alarms), following }));
    if (following > 0) {
      // In between the window paints, and answers its user.
      clock(() => setTimeout(() => follow(fetchPart(false))));
    }
  });
  bridge.on('session.changed', (session) => {
    changes.flush();
    dispatch(sessionChanged(session));
    if (session.status === 'signedOut') {
      dispatch(siteApi.util.resetApiState());
    }
    if (session.status === 'signedIn') {
      // Another user may have another list, other preferences and another language.
      follow(load());
    }
  });
  bridge.on('link.changed', (link) => dispatch(linkChanged(link)));
  bridge.on('preferences.changed', (changed) =>
    follow(texts.changeLanguage(changed.locale).then(() => dispatch(preferencesChanged(changed)))),
  );
  bridge.on('alarm.news', onNews);
  bridge.on('alarm.asked', ({ alarm }) => {
    // Main tells every window; the one that has the alarms shows it.
    if (store.getState().alarmsPlace.isOut === (bridge.role === 'alarms')) {
      dispatch(tabShown('alarms'));
      dispatch(alarmAsked(alarm));
    }
  });
  bridge.on('camera.asked', (asked) => {
    // Its alarm has come just before it and may still be waiting for its frame.
    changes.flush();
    dispatch(cameraAsked(asked));
    const { alarms, listView, place } = store.getState();
    const alarm = alarmOf(alarms.table, asked.alarm);
    const camera = alarm?.resources.find(({ id }) => id === asked.camera);
    if (alarm && camera && (listView.opened !== alarm.id || place.tab !== 'alarms')) {
      // Whoever works on another alarm, or on something else, is not torn away from it, and is told.
      dispatch(noticed({ kind: 'cameraAsked', number: alarm.number, camera: camera.name }));
    }
  });
  bridge.on('badge.changed', ({ badge }) => dispatch(badgeChanged(badge)));
  bridge.on('pending.changed', ({ pending }) => dispatch(pendingChanged(pending)));
  bridge.on('command.outcome', (outcome) => {
    // What the outcome speaks of may still be waiting for its frame.
    changes.flush();
    const { table, departed } = store.getState().alarms;
    const target = targetsOf(outcome.command)[0] ?? '';
    const number = alarmOf(table, target)?.number ?? departed[target]?.number ?? null;
    const known = Object.fromEntries(
      outcome.outcomes.map(({ alarm: id }) => {
        const alarm = alarmOf(table, id);
        return [
          id,
          { number: alarm?.number ?? departed[id]?.number ?? null, holder: alarm?.assignee ?? null },
        ];
      }),
    );
    dispatch(outcomeArrived({ outcome, number, known }));
  });
  bridge.on('cache.trouble', ({ trouble }) => dispatch(cacheTroubleChanged(trouble)));
  await Promise.all([load(), fetchPart(true)]);
}
