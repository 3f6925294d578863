import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import {
  defaultPreferences,
  type LinkState,
  type Preferences,
  type SessionState,
  type WorkstationState,
} from '../../shared/bridge/state.ts';
import type { UserReference } from '../../shared/domain/alarm.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { AlarmView } from '../../shared/link/alarmView.ts';
import type { CommandRequest } from '../../shared/link/commands.ts';
import { deviceIdentity } from './deviceIdentity.ts';
import { EventGatherer } from './eventGatherer.ts';
import type { ListHandover } from './listHandover.ts';
import { PreferencesStore } from './preferencesStore.ts';
import { SignedInSession } from './signedInSession.ts';
import { SiteAccess, type SiteCredentials, type SiteReads } from './siteAccess.ts';
import { userKeyOf } from './userKey.ts';
import type { WorkstationOptions } from './workstationOptions.ts';

/** What a user chooses anew; what is left out stays. */
export type PreferencesChange = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

type Answer<Value = Record<string, never>> = Result<Value, BridgeFailure>;

/** How long after a failure a demo user is signed in again. */
const demoRetryMs = 1_000;
const noLink: LinkState = { status: 'connecting', currentAt: null, retryAt: null, clockOffsetMs: 0 };

/** The workstation as its windows see it: who is signed in, his list, his commands, his link (design, section 6). */
export class Workstation {
  readonly #options: WorkstationOptions;
  readonly #events: EventGatherer;
  readonly #access: SiteAccess;
  readonly #preferencesStore: PreferencesStore;
  readonly #device: string;
  readonly #lookingWindows = new Set<number>();
  #session: SignedInSession | null = null;
  #status: 'signedOut' | 'starting' = 'signedOut';
  #why: 'expired' | 'rights' | null = null;
  #preferences: Preferences = defaultPreferences;
  /** Sign-in and sign-out one after the other, in the order in which they were asked for. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: WorkstationOptions) {
    const { dataFolder, vault, log, listener, site, user, publicPassword, connection } = options;
    this.#options = options;
    this.#events = new EventGatherer(listener);
    this.#preferencesStore = new PreferencesStore(dataFolder, log);
    this.#device = deviceIdentity(dataFolder, log);
    this.#access = new SiteAccess({
      connection,
      renewed: (token) => this.#session?.renewed(token),
      site,
      dataFolder,
      device: this.#device,
      vault,
      log,
      user,
      publicPassword,
    });
  }

  /** Opens the last user's list, then goes to the server. Returns at once. */
  start(): void {
    const remembered = this.#access.recall();
    if (remembered !== null && remembered !== 'expired') {
      this.#begin(remembered);
      return;
    }
    this.#why = remembered;
    this.#status = 'starting';
    void this.#startWithoutSession();
  }

  /** Closes everything; commands without an answer stay on disk. */
  close(): void {
    this.#isClosed = true;
    this.#session?.close();
    this.#session = null;
    this.#access.close();
    this.#events.flush();
  }

  /** All that a window needs to draw itself. */
  state(): WorkstationState {
    return {
      session: this.#sessionState(),
      link: this.#session?.linkState ?? noLink,
      preferences: this.#preferences,
      locale: this.locale,
      pending: this.#session?.pending ?? [],
      badge: this.#session?.badge ?? 0,
      cacheTrouble: this.#session?.cacheTrouble ?? null,
    };
  }

  /** What the user chose for himself. */
  get preferences(): Preferences {
    return this.#preferences;
  }

  /** This user's list, on its way to the windows; `null` while nobody is signed in. */
  get handover(): ListHandover | null {
    return this.#session?.handover ?? null;
  }

  /** The open alarms of this user. */
  get alarms(): readonly AlarmView[] {
    return this.#session?.list.all() ?? [];
  }

  /** One open alarm of this user. */
  alarm(id: string): AlarmView | undefined {
    return this.#session?.list.get(id);
  }

  /** Signs a user in with his password (R-J05). */
  signIn(user: string, password: string): Promise<Answer> {
    return this.#inTurn(() => this.#signIn(user, password));
  }

  /** Signs the user out: his list leaves the screen and his cache is closed (R-J05). */
  signOut(): Promise<Answer> {
    return this.#inTurn(async () => {
      const tellServer = this.#end(null);
      await tellServer();
      return ok({});
    });
  }

  /** Keeps a command and sends it as soon as that is possible; its outcome comes as an event (R-J07). */
  submit(request: CommandRequest): Answer<{ readonly id: string }> {
    return this.#session?.submit(request) ?? err('signedOut');
  }

  /** The users whom an alarm may be assigned to (R-E10). */
  async recipients(alarm: string): Promise<Answer<{ readonly users: readonly UserReference[] }>> {
    return this.#session ? this.#access.recipients(alarm) : err('signedOut');
  }

  /** The site's address and the token of whoever is signed in, for what main fetches for the pages. */
  async siteCredentials(): Promise<SiteCredentials | null> {
    return this.#session ? this.#access.credentials(this.#session.user) : null;
  }

  get isSignedIn(): boolean {
    return this.#session !== null;
  }

  /** Who has been signed in at this site from here, the last one first. */
  get knownUsers(): readonly string[] {
    return this.#access.knownUsers;
  }

  /** The workstation belongs to another site from now on. Nobody is signed in while that happens. */
  siteChanged(): void {
    if (this.#session) throw new Error('the site changed under somebody who is signed in');
    this.#access.siteChanged();
    this.start();
    this.#tellEverything();
    // At once: a window that hears of the other site first would show the former one's sign-in form for it.
    this.#events.flush();
  }

  /** What else may be read from the site for this user; `null` while nobody is signed in. */
  get reads(): SiteReads | null {
    return this.#session && this.#access;
  }

  /** Fetches the whole list anew (R-E08). */
  async refresh(): Promise<Answer> {
    return (await this.#session?.refresh()) ?? err('signedOut');
  }

  /** A window shows the alarms to the user, or no longer; a window that closed shows nothing (R-J02). */
  looking(window: number, inFront: boolean): void {
    if (inFront) this.#lookingWindows.add(window);
    else this.#lookingWindows.delete(window);
    this.#session?.looking(window, inFront);
  }

  /** The network is back, the machine woke, or the user wants it: tries the link at once. */
  retryNow(): void {
    this.#session?.retryNow();
  }

  /** Changes what the user chose; it takes effect even where it cannot be kept. */
  changePreferences(change: PreferencesChange): Answer {
    const chosen = Object.entries(change).filter(([, value]) => value !== undefined);
    this.#preferences = { ...this.#preferences, ...Object.fromEntries(chosen) };
    this.#tellPreferences();
    if (!this.#session) return ok({});
    const isKept = this.#preferencesStore.write(
      userKeyOf(this.#options.site.key, this.#session.user.id),
      this.#preferences,
    );
    return isKept ? ok({}) : err('notKept');
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => null);
    return turn;
  }

  async #startWithoutSession(): Promise<void> {
    const { site, log } = this.#options;
    const address = await site.address();
    // What the server shows of itself is to be on the screen before anybody types a password for it.
    if (address.startsWith('https:')) await this.#access.probe(address);
    const { publicUser } = this.#access;
    // Somebody may sign in by himself while the demo user is being signed in.
    while (publicUser && this.#status === 'starting' && !this.#isClosed) {
      const answer = await this.#inTurn(() => this.#signIn(publicUser.user, publicUser.password));
      if (answer.ok) return;
      log.warn({ failure: answer.error }, 'the demo user could not be signed in');
      if (answer.error !== 'unreachable') break;
      await pause(demoRetryMs);
    }
    if (this.#status !== 'starting' || this.#isClosed) return;
    this.#status = 'signedOut';
    this.#tellSession();
  }

  async #signIn(user: string, password: string): Promise<Answer> {
    const answer = await this.#access.signIn(user, password);
    if (!answer.ok) return answer;
    if (this.#isClosed) return err('signedOut');
    // A token that the former user left is his own business; his session on this workstation ends.
    this.#end(null);
    this.#begin(answer.value.hold());
    return ok({});
  }

  #begin(user: UserReference): void {
    const { dataFolder, log, random, cacheLimits, cacheRecoveryEveryMs, app } = this.#options;
    const key = userKeyOf(this.#options.site.key, user.id);
    this.#status = 'signedOut';
    this.#why = null;
    this.#preferences = this.#preferencesStore.read(key);
    this.#session = new SignedInSession({
      user,
      cacheFile: path.join(dataFolder, 'cache', `${key}.sqlite`),
      events: this.#events,
      log,
      random: random ?? Math.random,
      credentials: () => this.#access.credentials(user),
      greeting: () => ({ device: this.#device, app, locale: this.locale }),
      refused: (why) => this.#refused(why),
      profileChanged: () => this.#tellSession(),
      ...(cacheLimits && { limits: cacheLimits }),
      ...(cacheRecoveryEveryMs && { recoveryEveryMs: cacheRecoveryEveryMs }),
    });
    for (const window of this.#lookingWindows) this.#session.looking(window, true);
    this.#tellEverything();
    void this.#session.connect();
  }

  /** Ends the session here; answers how to tell the server, too. */
  #end(why: 'expired' | 'rights' | null): () => Promise<void> {
    this.#session?.close();
    this.#session = null;
    this.#status = 'signedOut';
    this.#why = why;
    this.#preferences = defaultPreferences;
    const tellServer = this.#access.forget();
    // What was about to be told belonged to this user.
    this.#events.discard();
    this.#tellEverything();
    return tellServer;
  }

  #refused(why: 'token' | 'rights'): 'stop' | 'retry' {
    if (why === 'token' && this.#access.tokenRefused()) return 'retry';
    this.#end(why === 'token' ? 'expired' : 'rights');
    return 'stop';
  }

  #sessionState(): SessionState {
    const { site } = this.#options;
    const server = site.label;
    if (this.#session) {
      const { profile } = this.#session;
      return profile
        ? { status: 'signedIn', server, demo: site.demo, ...profile, rights: [...profile.rights] }
        : { status: 'starting', server };
    }
    if (this.#status === 'starting') return { status: 'starting', server };
    return { status: 'signedOut', server, lastUser: this.#access.proposedUser, why: this.#why };
  }

  /** The language that is in force. */
  get locale(): 'es' | 'en' {
    return this.#preferences.locale ?? this.#options.systemLocale();
  }

  #tellEverything(): void {
    const state = this.state();
    this.#tellSession();
    this.#tellPreferences();
    this.#events.begun();
    this.#events.latest('link.changed', state.link);
    this.#events.latest('pending.changed', { pending: state.pending });
    this.#events.latest('badge.changed', { badge: state.badge });
    this.#events.latest('cache.trouble', { trouble: state.cacheTrouble });
  }

  #tellSession(): void {
    this.#events.latest('session.changed', this.#sessionState());
  }

  #tellPreferences(): void {
    this.#events.latest('preferences.changed', { preferences: this.#preferences, locale: this.locale });
  }
}
