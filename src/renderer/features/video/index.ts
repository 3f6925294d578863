export { AlarmPlayers } from './AlarmPlayers.tsx';
export { startResourceDrag } from './resourceDrag.ts';
export { cameraPlaced, selectPlayers } from './videoSlice.ts';
