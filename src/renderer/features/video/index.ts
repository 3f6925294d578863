export { AlarmPlayers } from './AlarmPlayers.tsx';
export { CameraPreview } from './CameraPreview.tsx';
export { EventPlayer } from './EventPlayer.tsx';
export { startResourceDrag } from './resourceDrag.ts';
export { cameraPlaced, selectPlayers } from './videoSlice.ts';
