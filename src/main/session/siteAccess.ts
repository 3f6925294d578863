import type { Agent } from 'node:https';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import type { CommonRecipients } from '../../shared/bridge/state.ts';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { StoredFile } from '../../shared/link/files.ts';
import type { AlarmHistory } from '../../shared/link/rest.ts';
import type { SiteAnswer, SiteOperationName, SiteOutput } from '../../shared/link/siteOperations.ts';
import { downloadCsv, type ExportFailure, type ExportProgress } from '../link/csvDownload.ts';
import type { EventLog } from '../link/eventLog.ts';
import { SiteClient } from '../link/siteClient.ts';
import type { SiteConnection } from '../link/siteConnection.ts';
import { fetchSiteFile, type SiteFile, uploadSiteFile } from '../link/siteFiles.ts';
import { commonRecipients } from './commonRecipients.ts';
import { SessionMemory } from './rememberedSession.ts';
import type { ExportWork } from './searchExports.ts';
import { addressWithin, type SiteLocation } from './siteLocation.ts';
import { type RenewalOutcome, TokenRenewal } from './tokenRenewal.ts';
import type { TokenVault } from './tokenVault.ts';

/** What access to a site is made with. */
export interface SiteAccessOptions {
  readonly site: SiteLocation;
  readonly dataFolder: string;
  readonly device: string;
  readonly vault: TokenVault;
  readonly log: EventLog;
  readonly user?: string | undefined;
  readonly publicPassword?: string | undefined;
  readonly connection: SiteConnection;
  /** The token was renewed; the link has to know. */
  readonly renewed: (token: string) => void;
}

/** Where and with what to speak to the site as whoever is signed in. */
export interface SiteCredentials {
  readonly server: string;
  readonly token: string;
  /** Checks the server's certificate; `undefined` where the connection is not encrypted. */
  readonly agent: Agent | undefined;
}

type Answer<Value> = Result<Value, BridgeFailure>;

/** An embedded server may have a large database to open. */
const addressWithinMs = 15_000;

/** What is asked of the site beside the list. */
export type SiteReads = Pick<
  SiteAccess,
  'commonRecipients' | 'history' | 'file' | 'run' | 'upload' | 'exportSearch'
>;

/** The token of whoever is signed in at a site: how it is had, remembered, renewed and given back (R-J05). */
export class SiteAccess {
  readonly #options: SiteAccessOptions;
  readonly #client: SiteClient;
  readonly #memory: SessionMemory;
  readonly #renewal = new TokenRenewal(() => this.#renew());
  #token: string | null = null;
  /** Whoever was signed in here last since the start. */
  #recentUser: string | null = null;

  constructor(options: SiteAccessOptions) {
    const { dataFolder, vault, log, connection } = options;
    this.#options = options;
    this.#client = new SiteClient(log, connection.fetch);
    this.#memory = new SessionMemory(dataFolder, vault, log);
  }

  /** The name that the sign-in form proposes. */
  get proposedUser(): string | null {
    return this.#recentUser ?? this.#options.user ?? this.knownUsers[0] ?? null;
  }

  /** Who has been signed in at this site from here, the last one first. */
  get knownUsers(): readonly string[] {
    return this.#memory.users(this.#options.site.key);
  }

  /** Another site is chosen: nothing that was known of the users of the last one counts. */
  siteChanged(): void {
    this.#renewal.stop();
    this.#token = null;
    this.#recentUser = null;
    this.#options.connection.close();
  }

  /** Nothing is renewed any more. */
  close(): void {
    this.#renewal.stop();
    this.#options.connection.close();
  }

  /** Where a demo site's password is public, the user with whom to sign in without asking. */
  get publicUser(): { readonly user: string; readonly password: string } | null {
    const { user, publicPassword } = this.#options;
    return user !== undefined && publicPassword !== undefined ? { user, password: publicPassword } : null;
  }

  /** Who was signed in at the last start; `expired` where that can no longer be gone on with, `null` for nobody. */
  recall(): UserReference | 'expired' | null {
    const { site, user } = this.#options;
    const remembered = this.#memory.recall(site.key);
    if (!remembered) return null;
    if (user !== undefined && remembered.user.name.toLowerCase() !== user.toLowerCase()) return null;
    if (remembered.token !== null && remembered.expiresAt > new Date().toISOString()) {
      this.#token = remembered.token;
      this.#renewal.follow(remembered.expiresAt);
      return remembered.user;
    }
    // Where everyone knows the password, a token is no more than a formality.
    if (this.publicUser) return remembered.user;
    this.#memory.forget();
    return remembered.token === null ? null : 'expired';
  }

  /** Opens a session at the site; nothing is remembered before `hold`. */
  async signIn(user: string, password: string): Promise<Answer<{ hold: () => UserReference }>> {
    const { site, device } = this.#options;
    const server = await addressWithin(site, addressWithinMs);
    if (server === null) return err('unreachable');
    const answer = await this.#client.signIn(server, { user, password, device });
    if (!answer.ok) return answer;
    const { token, expiresAt, user: signedIn } = answer.value;
    const reference = { id: signedIn.id, name: signedIn.name };
    const hold = () => {
      this.#memory.remember(site.key, { token, expiresAt, user: reference });
      this.#token = token;
      this.#recentUser = reference.name;
      this.#renewal.follow(expiresAt);
      return reference;
    };
    return ok({ hold });
  }

  /** Forgets the token here; answers how to tell the server, too. */
  forget(): () => Promise<void> {
    const token = this.#token;
    this.#token = null;
    this.#renewal.stop();
    this.#memory.forget();
    return async () => {
      const server = token === null ? null : await addressWithin(this.#options.site, 1_000);
      // Here he is signed out in any case; a server that is not there lets the token end by itself.
      if (server !== null && token !== null) await this.#client.signOut(server, token);
    };
  }

  /** The server and the token to open the link with; `null` while there is none. A public password gives a new one. */
  async credentials(user: UserReference): Promise<SiteCredentials | null> {
    const server = await addressWithin(this.#options.site, addressWithinMs);
    if (server === null) return null;
    if (this.#token === null && this.#options.publicPassword !== undefined) {
      const answer = await this.signIn(user.name, this.#options.publicPassword);
      if (answer.ok && this.#token === null) answer.value.hold();
    }
    const agent = this.#options.connection.agentFor(server);
    return this.#token === null ? null : { server, token: this.#token, agent };
  }

  /** Looks whether a site server answers at an address, and lets its certificate be seen; nothing secret is sent. */
  async probe(address: string): Promise<Answer<Record<string, never>>> {
    const answer = await this.#client.probe(address);
    return answer.ok ? ok({}) : answer;
  }

  async #renew(): Promise<RenewalOutcome> {
    const { site } = this.#options;
    const held = this.#token;
    if (held === null) return 'never';
    const server = await addressWithin(site, addressWithinMs);
    const answer = server === null ? null : await this.#client.renew(server, held);
    if (this.#token !== held) return 'never';
    if (!answer?.ok)
      return answer?.error === 'notPermitted' || answer?.error === 'signedOut' ? 'never' : 'later';
    const { token, expiresAt, user } = answer.value;
    this.#memory.remember(site.key, { token, expiresAt, user: { id: user.id, name: user.name } });
    this.#token = token;
    this.#options.renewed(token);
    return { expiresAt };
  }

  /** The server no longer takes the token; answers whether another can be had without asking. */
  tokenRefused(): boolean {
    this.#token = null;
    return this.#options.publicPassword !== undefined;
  }

  /** The users whom an alarm may be assigned to (R-E10). */
  async recipients(alarm: string): Promise<Answer<{ readonly users: readonly UserReference[] }>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    return this.#client.recipients(server, this.#token, alarm);
  }

  /** Who may be given all of these alarms (R-E14). */
  commonRecipients(alarms: readonly string[]): Promise<Answer<CommonRecipients>> {
    return commonRecipients(alarms, (alarm) => this.recipients(alarm));
  }

  /** An alarm's record, and when its definition fired before (R-E11). */
  async history(alarm: string): Promise<Answer<AlarmHistory>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    return this.#client.history(server, this.#token, alarm);
  }

  /** Runs one of the site's operations: settings, search (R-C, R-D, R-H). */
  async run<Name extends SiteOperationName>(
    name: Name,
    input: unknown,
  ): Promise<Answer<SiteAnswer<SiteOutput<Name>>>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    return this.#client.run(server, this.#token, name, input);
  }

  /** Hands a file to the site (R-C08). */
  async upload(file: {
    readonly name: string;
    readonly content: Uint8Array<ArrayBuffer>;
  }): Promise<Answer<SiteAnswer<StoredFile>>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    const { connection, log } = this.#options;
    return uploadSiteFile(server, this.#token, file, connection.fetch, log);
  }

  /** One of the site's files: an image of an event, an attachment (R-F06, R-F07). */
  async file(id: string): Promise<Answer<SiteFile>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    return fetchSiteFile(server, this.#token, id, this.#options.connection.fetch, this.#options.log);
  }

  /** Writes all that a search finds into a file (R-H08). */
  async exportSearch(request: object, work: ExportWork): Promise<Result<ExportProgress, ExportFailure>> {
    const server = await addressWithin(this.#options.site, 1_000);
    if (server === null || this.#token === null) return err('unreachable');
    const { connection, log } = this.#options;
    return downloadCsv({ server, token: this.#token, request, siteFetch: connection.fetch, log, ...work });
  }
}
