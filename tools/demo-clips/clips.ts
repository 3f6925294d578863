import { coldStore, corridor, door, pool } from './indoorScenes.ts';
import { carPark, dock, dockFork, gate, gateExit, yard } from './outdoorScenes.ts';
import type { Scene } from './shapes.ts';

/** The clips by name, with what is heard in them. */
export const clips: Readonly<Record<string, { readonly scene: Scene; readonly sound?: 'hall' | 'engine' }>> =
  {
    dock: { scene: dock, sound: 'hall' },
    'dock-fork': { scene: dockFork, sound: 'engine' },
    door: { scene: door },
    'cold-store': { scene: coldStore, sound: 'hall' },
    gate: { scene: gate, sound: 'engine' },
    'gate-exit': { scene: gateExit },
    corridor: { scene: corridor },
    'car-park': { scene: carPark },
    yard: { scene: yard },
    pool: { scene: pool, sound: 'hall' },
  };
