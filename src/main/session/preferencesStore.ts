import path from 'node:path';
import { defaultPreferences, type Preferences, preferencesSchema } from '../../shared/bridge/state.ts';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';

/** Each user's own choices on this workstation (R-J03, R-J04), one file per user. */
export class PreferencesStore {
  readonly #folder: string;
  readonly #log: EventLog;

  constructor(dataFolder: string, log: EventLog) {
    this.#folder = path.join(dataFolder, 'preferences');
    this.#log = log;
  }

  /** The choices kept under a key; the defaults where there are none or the file is broken. */
  read(key: string): Preferences {
    // What an older version did not know is not in its files.
    const chosen = readJsonFile(this.#fileOf(key), preferencesSchema.partial(), this.#log);
    const known = Object.entries(chosen ?? {}).filter(([, value]) => value !== undefined);
    return { ...defaultPreferences, ...Object.fromEntries(known) };
  }

  /** Keeps the choices; answers whether they are on the disk. */
  write(key: string, preferences: Preferences): boolean {
    try {
      writeFileDurably(this.#fileOf(key), JSON.stringify(preferences));
      return true;
    } catch (error) {
      this.#log.error({ err: error }, 'preferences could not be kept');
      return false;
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, `${key}.json`);
  }
}
