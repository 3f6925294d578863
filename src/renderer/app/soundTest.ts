import { createContext } from 'react';

/** Sounds the ping so that the user hears what he chose (R-J03). */
export const SoundTest = createContext<() => void>(() => undefined);
