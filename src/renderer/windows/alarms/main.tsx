import { createStore } from '../../app/store.ts';
import { startWindow } from '../startWindow.tsx';
import { AlarmsWindow } from './AlarmsWindow.tsx';

// The ping is the console window's, which is always there: two would sound twice.
await startWindow({ store: createStore(), content: <AlarmsWindow />, onNews: () => undefined });
