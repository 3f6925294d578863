import type { CacheLimits } from '../cache/cacheDatabase.ts';
import type { EventLog } from '../link/eventLog.ts';
import type { SiteConnection } from '../link/siteConnection.ts';
import type { WorkstationListener } from './eventGatherer.ts';
import type { SiteLocation } from './siteLocation.ts';
import type { TokenVault } from './tokenVault.ts';

/** What a workstation is made with. */
export interface WorkstationOptions {
  readonly site: SiteLocation;
  readonly dataFolder: string;
  /** Name and version, as the server sees them. */
  readonly app: string;
  readonly vault: TokenVault;
  readonly log: EventLog;
  readonly listener: WorkstationListener;
  readonly connection: SiteConnection;
  readonly systemLocale: () => 'es' | 'en';
  /** Who is proposed in the sign-in form, or signed in where the password is public. */
  readonly user?: string;
  /** The public password of a demo site: `user` is signed in with it without being asked. */
  readonly publicPassword?: string;
  readonly random?: () => number;
  readonly cacheLimits?: CacheLimits;
  readonly cacheRecoveryEveryMs?: number;
}
