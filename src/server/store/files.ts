import { expressionBuilder } from 'kysely';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { StoredFile } from '../../shared/link/files.ts';
import type { Connections } from './connections.ts';
import type { Tables } from './schema.ts';
import { visibleTo } from './visibility.ts';

/** Files that people uploaded, and who may open which file. The bytes lie in the file folder. */
export interface FileStore {
  /** Remembers a file that is on disk; the same content again keeps its first name. */
  remember(file: StoredFile & { readonly uploadedBy: string }): Promise<void>;
  /** An uploaded file; `null` for any other. */
  uploaded(id: string): Promise<StoredFile | null>;
  /** The name of a file that an alarm which the viewer may see shows: a step's attachment or a picture; else `null`. */
  seenThroughAlarm(id: string, viewer: Viewer): Promise<string | null>;
  /** The latest events that show a file as a picture, each with the name that it has there. */
  eventsThatShow(id: string): Promise<readonly { readonly event: string; readonly name: string }[]>;
}

/**
 * Alarms that are looked at for one that the viewer may see, the latest first. A procedure's file stands on each alarm of its
 * definitions, maybe a million; who may see none of so many has no business with the file.
 */
const alarmsLookedAt = 10_000;
/** Events that are looked at one by one: the same picture with more than a few events is a sign on the wall, not a secret. */
const eventsLookedAt = 50;

/** Files over the database. */
export function filesOver({ reader, write }: Connections, now: () => Date): FileStore {
  return {
    remember: ({ file, name, contentType, bytes, uploadedBy }) =>
      write(async (transaction) => {
        await transaction
          .insertInto('files')
          .values({ id: file, name, contentType, bytes, uploadedBy, uploadedAt: now().toISOString() })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }),

    uploaded: async (id) => {
      const row = await reader
        .selectFrom('files')
        .select(['id as file', 'name', 'contentType', 'bytes'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },

    seenThroughAlarm: async (id, viewer) => {
      const attached = await reader
        .selectFrom('alarms')
        .innerJoin('files', (join) => join.on('files.id', '=', id))
        .select('files.name')
        .where('alarms.number', 'in', (builder) =>
          builder
            .selectFrom('alarmFiles')
            .select('alarmFiles.alarm')
            .where('alarmFiles.file', '=', id)
            .orderBy('alarmFiles.alarm', 'desc')
            .limit(alarmsLookedAt),
        )
        .where(visibleTo(viewer)(expressionBuilder<Tables, 'alarms'>()))
        .limit(1)
        .executeTakeFirst();
      if (attached) {
        return attached.name;
      }
      const pictured = await reader
        .selectFrom('alarms')
        .innerJoin('eventImages', 'eventImages.event', 'alarms.event')
        .select('eventImages.name')
        .where('eventImages.file', '=', id)
        .where('alarms.event', 'in', (builder) =>
          builder
            .selectFrom('eventImages as picture')
            .select('picture.event')
            .where('picture.file', '=', id)
            .orderBy('picture.event', 'desc')
            .limit(alarmsLookedAt),
        )
        .where(visibleTo(viewer)(expressionBuilder<Tables, 'alarms'>()))
        .limit(1)
        .executeTakeFirst();
      return pictured?.name ?? null;
    },

    eventsThatShow: (id) =>
      reader
        .selectFrom('eventImages')
        .select(['event', 'name'])
        .where('file', '=', id)
        .orderBy('event', 'desc')
        .limit(eventsLookedAt)
        .execute(),
  };
}
