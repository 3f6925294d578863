import path from 'node:path';
import { type ActionQueue, actionQueueOver } from './actionQueue.ts';
import { alarmsOver } from './alarmReader.ts';
import { type Backups, backupsOf } from './backups.ts';
import { configurationOver } from './configuration.ts';
import { type Connections, openConnections } from './connections.ts';
import type { AlarmReader, ConfigurationStore, PeopleStore } from './contract.ts';
import { createDiskTrial } from './diskTrial.ts';
import { type EventHistory, eventHistoryOver } from './eventHistory.ts';
import { type FileFolder, fileFolderIn } from './fileFolder.ts';
import { type FileStore, filesOver } from './files.ts';
import { type Ledger, ledgerOver } from './ledger.ts';
import { type MailSettingsStore, mailSettingsOver } from './mailSettings.ts';
import { peopleOver } from './people.ts';
import { type SavedQueries, savedQueriesOver } from './savedQueries.ts';
import { type Searches, searchesOver } from './search/searches.ts';
import { type ToldTextWriting, toldTextOver } from './search/toldTextWriting.ts';
import { ensureSite } from './siteConfiguration.ts';

/** All that the site keeps. */
export interface Store {
  readonly alarms: AlarmReader;
  readonly people: PeopleStore;
  readonly configuration: ConfigurationStore;
  readonly searches: Searches;
  /** What events told, for full text; a search sees to it by itself. */
  readonly toldText: ToldTextWriting;
  readonly savedQueries: SavedQueries;
  /** For the engine alone. */
  readonly ledger: Ledger;
  readonly files: FileFolder;
  readonly fileStore: FileStore;
  readonly eventHistory: EventHistory;
  /** What alarms still have to do (R-D11). */
  readonly actions: ActionQueue;
  readonly mail: MailSettingsStore;
  readonly backups: Backups;
  /** Resolves while the disk takes what it is given; throws `StorageFailure` where it does not. */
  readonly tryDisk: () => Promise<void>;
  close(): Promise<void>;
}

/** What a store is opened with. */
export interface StoreOptions {
  /** The database file; pictures lie in `files/` beside it. */
  readonly file: string;
  readonly now: () => Date;
  /** For tests of full and read-only disks: run on the writing connection after it was opened. */
  readonly writerPragmas?: readonly string[];
}

/** Opens the site's database, or makes it. Throws `DatabaseRefusal` for a file that is damaged, newer or not ours. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const connections: Connections = openConnections(options);
  await connections.write(ensureSite);
  const data = path.dirname(options.file);
  const files = path.join(data, 'files');
  const toldText = toldTextOver(connections);
  const backups = backupsOf({ data, database: options.file, files }, options.now);
  return {
    alarms: alarmsOver(connections),
    people: peopleOver(connections, options.now),
    configuration: configurationOver(connections),
    searches: searchesOver(connections, toldText, options.now),
    toldText,
    savedQueries: savedQueriesOver(connections, options.now),
    ledger: ledgerOver(connections),
    files: fileFolderIn(files),
    fileStore: filesOver(connections, options.now),
    eventHistory: eventHistoryOver(connections),
    actions: actionQueueOver(connections),
    mail: mailSettingsOver(connections),
    backups,
    tryDisk: createDiskTrial(connections),
    close: async () => {
      await backups.stop();
      await connections.close();
    },
  };
}
