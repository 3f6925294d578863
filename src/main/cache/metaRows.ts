import { z } from 'zod';
import { rights } from '../../shared/domain/audience.ts';
import { signedInUserSchema, tierSchema } from '../../shared/link/frames.ts';
import type { CachedProfile, Position } from './cacheContents.ts';
import { alarmShape, type CacheDatabase, DamagedCacheError } from './cacheDatabase.ts';

const positionSchema = z.object({ epoch: z.string(), cur: z.string() });
const profileSchema = z.object({
  user: signedInUserSchema,
  rights: z.array(z.enum(rights)),
  tier: tierSchema,
  site: z.object({ name: z.string(), timeZone: z.string() }),
});

/** What the cache holds once: position, profile, when the list was last the server's, and the shape of the alarms. */
export class MetaRows {
  readonly #select;
  readonly #upsert;

  constructor(database: CacheDatabase) {
    this.#select = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?');
    this.#upsert = database.prepare<[string, string]>(
      'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  position(): Position | null {
    return this.#read('position', positionSchema);
  }

  profile(): CachedProfile | null {
    return this.#read('profile', profileSchema);
  }

  lastLiveAt(): string | null {
    return this.#read('lastLiveAt', z.iso.datetime());
  }

  /** Whether the alarms were kept by a version of the product that knows them by the same shape. */
  hasCurrentShape(): boolean {
    return this.#read('alarmShape', z.string()) === alarmShape;
  }

  writePosition(position: Position | null): void {
    this.#write('position', position);
  }

  writeProfile(profile: CachedProfile): void {
    this.#write('profile', profile);
  }

  writeLastLiveAt(at: string): void {
    this.#write('lastLiveAt', at);
  }

  writeShape(): void {
    this.#write('alarmShape', alarmShape);
  }

  /** A value of another version of the product counts as none. */
  #read<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> | null {
    const row = this.#select.get(name);
    if (!row) return null;
    const read = schema.safeParse(parseJson(row.value));
    return read.success ? read.data : null;
  }

  #write(name: string, value: unknown): void {
    this.#upsert.run(name, JSON.stringify(value));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DamagedCacheError('a value cannot be read', { cause: error });
  }
}
