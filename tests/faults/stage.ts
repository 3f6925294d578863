import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Acknowledgements } from './acknowledgements.ts';
import { LinkProxy } from './linkProxy.ts';
import { type SiteStart, SiteUnderFaults } from './siteUnderFaults.ts';
import { holdsWithin } from './waiting.ts';
import { WorkstationUnderFaults } from './workstationUnderFaults.ts';

/** Two workstations of one user, one of another: what one does, the others see. */
const seats = [
  { name: 'gate', user: 'operador1' },
  { name: 'dock', user: 'operador2' },
  { name: 'office', user: 'operador1' },
] as const;
/** Six processes start at a time, on a machine that may be busy with others. */
const startedWithinMs = 60_000;
/** The demo site's public password. */
const password = 'valerus-demo';

/** A site, its workstations and the lines between them, in a folder of their own. */
export class Stage {
  readonly promised = new Acknowledgements();
  readonly lines: readonly LinkProxy[];
  /** The line of those who post events. */
  readonly senderLine: LinkProxy;
  /** A line that nothing happens to, for whoever changes the site. */
  readonly #officeLine: LinkProxy;
  readonly site: SiteUnderFaults;
  readonly workstations: readonly WorkstationUnderFaults[];
  /** Users whose rights were changed. */
  readonly changedUsers = new Set<string>();
  /** What the site's clock shows more than the machine's, ms. */
  siteClockMs = 0;

  private constructor(folder: string, lines: readonly LinkProxy[], officeLine: LinkProxy) {
    this.lines = lines;
    const [senderLine, ...seatLines] = lines;
    if (!senderLine) throw new Error('no line for the senders');
    this.senderLine = senderLine;
    this.#officeLine = officeLine;
    this.site = new SiteUnderFaults(
      path.join(folder, 'site'),
      [...lines, officeLine],
      () => this.siteClockMs,
      (why) => this.promised.seenWrong.push(why),
    );
    this.workstations = seatLines.map((line, index) => {
      const seat = seats[index] ?? seats[0];
      const dataFolder = path.join(folder, seat.name);
      mkdirSync(dataFolder, { recursive: true });
      return new WorkstationUnderFaults({ ...seat, password, dataFolder, line }, this.promised);
    });
  }

  /** Starts a demo site at which nothing happens by itself, and its workstations. */
  static async open(folder: string, start: SiteStart = {}): Promise<Stage> {
    const lines = await Promise.all([0, ...seats].map(() => LinkProxy.open()));
    const stage = new Stage(folder, lines, await LinkProxy.open());
    await stage.startSite(start);
    for (const workstation of stage.workstations) workstation.start();
    // Nobody is told of what happened before he was here for the first time.
    await holdsWithin(startedWithinMs, async () => {
      const views = await Promise.all(stage.workstations.map((workstation) => workstation.view()));
      return views.every((view) => view?.isLive);
    });
    return stage;
  }

  /** Starts the site server; throws where it refuses. */
  async startSite(start: SiteStart = {}): Promise<void> {
    const refused = await this.site.start(start);
    if (refused !== null) throw new Error(`the site server does not start: ${refused}`);
  }

  setSiteClock(offsetMs: number): void {
    this.siteClockMs = offsetMs;
    this.site.child.setClock(offsetMs);
  }

  /** Whether a workstation told what became of a command. */
  isTold(command: string): boolean {
    return this.promised.outcomes.some(({ id }) => id === command);
  }

  /** Gives a user other roles, as an administrator does while people work. */
  async setRoles(user: string, roles: readonly string[]): Promise<void> {
    this.changedUsers.add(user);
    const headers = await this.#administrator();
    const address = `${this.#officeLine.address}/api/v1/users/${user}`;
    const before = await fetch(address, { headers });
    const answer = await fetch(address, {
      method: 'PUT',
      headers: { ...headers, 'if-match': before.headers.get('etag') ?? '' },
      body: JSON.stringify({ name: user, enabled: true, roles }),
    });
    if (!answer.ok) throw new Error(`the roles were answered ${answer.status}: ${await answer.text()}`);
  }

  /** Makes a backup and answers its name. */
  async makeBackup(): Promise<string> {
    const headers = await this.#administrator();
    const answer = await fetch(`${this.#officeLine.address}/api/v1/backup`, { method: 'POST', headers });
    if (answer.status !== 201) throw new Error(`the backup was answered ${answer.status}`);
    return ((await answer.json()) as { readonly name: string }).name;
  }

  /** Ends everything, however it stands. */
  async close(): Promise<void> {
    const running = [this.site.child, ...this.workstations.map(({ child }) => child)];
    await Promise.all(running.filter(({ isRunning }) => isRunning).map((child) => child.kill()));
    await Promise.all([...this.lines, this.#officeLine].map((line) => line.close()));
  }

  async #administrator(): Promise<Record<string, string>> {
    const answer = await fetch(`${this.#officeLine.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'admin', password, device: 'faults' }),
    });
    const { token } = (await answer.json()) as { readonly token: string };
    return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }
}
