import '../ui/font.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import type { BridgeEventBody } from '../../shared/bridge/contract.ts';
import { followAlarmsPlace } from '../app/alarmsPlace.ts';
import { bridge } from '../app/bridge.ts';
import { followWorkstation } from '../app/feed.ts';
import { startTexts } from '../app/i18n.ts';
import { followSite } from '../app/siteSlice.ts';
import type { AppStore } from '../app/store.ts';
import { leaveTransitionsUnheard } from '../app/unheardTransitions.ts';

interface WindowParts {
  readonly store: AppStore;
  readonly content: ReactNode;
  /** A new alarm for this user (R-J03). */
  readonly onNews: (news: BridgeEventBody<'alarm.news'>) => void;
}

/** Draws a window and keeps it at what main tells. */
export async function startWindow({ store, content, onNews }: WindowParts): Promise<void> {
  leaveTransitionsUnheard();
  const texts = await startTexts(navigator.language.startsWith('en') ? 'en' : 'es');
  const place = document.querySelector('#window');
  if (!place) {
    throw new Error('the page has no element #window');
  }
  // Before anything is drawn: the alarms must not show in two windows for a moment.
  await followAlarmsPlace(bridge(), store.dispatch);
  await followSite(bridge(), store.dispatch);
  createRoot(place).render(
    <StrictMode>
      <Provider store={store}>{content}</Provider>
    </StrictMode>,
  );
  await followWorkstation({ bridge: bridge(), store, texts, onNews, onInput: whenUsed });
}

/** Before anything else hears of it. */
function whenUsed(tell: () => void): void {
  for (const type of ['pointerdown', 'click', 'keydown']) {
    addEventListener(type, tell, { capture: true, passive: true });
  }
}
