import '../../ui/font.css';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { bridge } from '../../app/bridge.ts';
import { followWorkstation } from '../../app/feed.ts';
import { startTexts } from '../../app/i18n.ts';
import { noticed, soundHeard } from '../../app/noticesSlice.ts';
import { createStore } from '../../app/store.ts';
import { selectPreferences } from '../../app/workstationSlice.ts';
import { createAlarmPing } from '../../features/alarms/index.ts';
import { ConsoleWindow } from './ConsoleWindow.tsx';

const store = createStore();
const texts = await startTexts(navigator.language.startsWith('en') ? 'en' : 'es');
const ping = createAlarmPing({
  isOn: () => selectPreferences(store.getState()).ping,
  volume: () => selectPreferences(store.getState()).pingVolume,
  onTrouble: (kind) => store.dispatch(noticed({ kind })),
  onSounded: () => store.dispatch(soundHeard()),
});

const place = document.querySelector('#window');
if (!place) {
  throw new Error('the page has no element #window');
}
createRoot(place).render(
  <StrictMode>
    <Provider store={store}>
      <ConsoleWindow onTestSound={ping.test} />
    </Provider>
  </StrictMode>,
);
await followWorkstation({ bridge: bridge(), store, texts, onNews: ping.ring });
