import type { UserReference } from '../../shared/domain/alarm.ts';
import type { CacheLimits } from '../cache/cacheDatabase.ts';
import type { EventLog } from '../link/eventLog.ts';
import type { Dialling } from '../link/linkSocket.ts';
import type { EventGatherer } from './eventGatherer.ts';
import type { SiteCredentials } from './siteAccess.ts';

/** Whose session it is and what it works with. */
export interface SignedInOptions {
  readonly user: UserReference;
  readonly cacheFile: string;
  readonly limits?: CacheLimits;
  readonly recoveryEveryMs?: number;
  readonly events: EventGatherer;
  readonly log: EventLog;
  readonly random: () => number;
  /** Where the server is and with which token; `null` while that is not known. */
  readonly credentials: () => Promise<SiteCredentials | null>;
  readonly greeting: () => Pick<Dialling['hello'], 'device' | 'app' | 'locale'>;
  /** The server refuses the token or the user; answers whether to go on trying with another token. */
  readonly refused: (why: 'token' | 'rights') => 'stop' | 'retry';
  readonly profileChanged: () => void;
}
