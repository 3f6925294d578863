import { noticed, soundHeard } from '../../app/noticesSlice.ts';
import { createStore } from '../../app/store.ts';
import { selectPreferences } from '../../app/workstationSlice.ts';
import { createAlarmPing } from '../../features/alarms/index.ts';
import { startWindow } from '../startWindow.tsx';
import { ConsoleWindow } from './ConsoleWindow.tsx';

const store = createStore();
const ping = createAlarmPing({
  isOn: () => selectPreferences(store.getState()).ping,
  volume: () => selectPreferences(store.getState()).pingVolume,
  onTrouble: (kind) => store.dispatch(noticed({ kind })),
  onSounded: () => store.dispatch(soundHeard()),
});
await startWindow({ store, content: <ConsoleWindow onTestSound={ping.test} />, onNews: ping.ring });
