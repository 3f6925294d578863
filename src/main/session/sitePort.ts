import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';

/** Where systems look for a site server that they were told nothing else of (design, section 4), and where a second one is put. */
const firstPorts = [7410, 7411, 7412, 7413, 7414];

const portSchema = z.number().int().min(1).max(65_535);
const fileSchema = z.object({
  /** The one that the site had first: its systems were told it. */
  usual: portSchema,
  /** The one that it had last, because something else had the usual one. */
  last: portSchema,
});

/** The port of the site on this machine, so that whatever sends to it finds it again after a start (ADR 0052). */
export class SitePort {
  readonly #file: string;
  readonly #log: EventLog;
  #kept: z.infer<typeof fileSchema> | null;

  constructor(dataFolder: string, log: EventLog) {
    this.#file = path.join(dataFolder, 'sitePort.json');
    this.#log = log;
    this.#kept = readJsonFile(this.#file, fileSchema, log);
  }

  /** The ports to try, one after the other; the last is whatever is free. */
  get candidates(): readonly number[] {
    const kept = this.#kept ? [this.#kept.usual, this.#kept.last] : [];
    return [...new Set([...kept, ...firstPorts, 0])];
  }

  /** The site listens there now. */
  used(port: number): void {
    const kept = { usual: this.#kept?.usual ?? port, last: port };
    if (this.missed(port) !== null)
      this.#log.warn({ usual: kept.usual, port }, 'something else has the usual port of the site');
    if (kept.usual === this.#kept?.usual && kept.last === this.#kept.last) return;
    this.#kept = kept;
    try {
      writeFileDurably(this.#file, JSON.stringify(kept));
    } catch (error) {
      this.#log.error({ err: error }, 'the port of the site could not be kept');
    }
  }

  /** The port that a site which listens on this one usually has; `null` where it is this one. */
  missed(port: number): number | null {
    const usual = this.#kept?.usual ?? port;
    return usual === port ? null : usual;
  }
}
