import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';
import { remoteSite, type SiteLocation } from './siteLocation.ts';

const choiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('demo') }),
  z.object({ kind: z.literal('own') }),
  z.object({ kind: z.literal('server'), address: z.string() }),
]);
/** Which site server the workstation belongs to: one of its own, with or without the demo site, or somebody else's. */
export type SiteChoice = z.infer<typeof choiceSchema>;

const fileSchema = z.object({
  choice: choiceSchema.nullable(),
  servers: z.array(z.string()),
  ownIsSetUp: z.boolean(),
});
type KeptChoice = z.infer<typeof fileSchema>;

/** The last servers are enough to choose from. */
const serversMost = 6;

/** A site server inside this workstation. */
export interface EmbeddedSite extends SiteLocation {
  /** The address that it usually has, while something else on this machine has that; `null` while it has it. */
  readonly missedAddress: string | null;
  /** Starts it; an empty site gives its first administrator this password. */
  start(administratorPassword?: string): void;
  stop(): Promise<void>;
}

/** What the switch is made with. */
export interface SiteSwitchOptions {
  readonly dataFolder: string;
  readonly log: EventLog;
  /** The site that the command line names; `null` lets the person choose. */
  readonly fixed: SiteChoice | null;
  readonly embedded: (isDemo: boolean) => EmbeddedSite;
}

/** The site that this workstation belongs to, chosen by a person and remembered, or given by the command line (R-J05). */
export class SiteSwitch implements SiteLocation {
  readonly #options: SiteSwitchOptions;
  readonly #file: string;
  #kept: KeptChoice;
  #site: SiteLocation | null = null;
  #embedded: EmbeddedSite | null = null;
  #asked: 'site' | 'administrator' | null = null;
  #arrived = Promise.withResolvers<SiteLocation>();

  constructor(options: SiteSwitchOptions) {
    this.#options = options;
    this.#file = path.join(options.dataFolder, 'site.json');
    this.#kept = readJsonFile(this.#file, fileSchema, options.log) ?? {
      choice: null,
      servers: [],
      ownIsSetUp: false,
    };
  }

  get key(): string {
    return this.#site?.key ?? 'none';
  }

  get label(): string {
    return this.#site?.label ?? '';
  }

  get demo(): boolean {
    return this.#site?.demo ?? false;
  }

  /** What a person has to say before there is a site. */
  get asked(): 'site' | 'administrator' | null {
    return this.#asked;
  }

  get mayChange(): boolean {
    return this.#options.fixed === null;
  }

  get hasOwnSite(): boolean {
    return this.#kept.ownIsSetUp;
  }

  /** The site server inside this workstation; `null` where somebody else runs it. */
  get embedded(): { readonly missedAddress: string | null } | null {
    return this.#embedded && { missedAddress: this.#embedded.missedAddress };
  }

  /** Servers that were used from here before, the last one first. */
  get servers(): readonly string[] {
    return this.#kept.servers;
  }

  async address(): Promise<string> {
    return (this.#site ?? (await this.#arrived.promise)).address();
  }

  /** Begins with the site that is given or was chosen before; where there is none, somebody is asked. */
  begin(): void {
    const choice = this.#options.fixed ?? this.#kept.choice;
    if (choice === null) this.#asked = 'site';
    else if (choice.kind === 'own' && !this.#kept.ownIsSetUp) this.#asked = 'administrator';
    else this.#use(choice);
  }

  /** Changes to another site; it is remembered by `keep`. */
  async change(choice: SiteChoice, administratorPassword?: string): Promise<void> {
    await this.stop();
    this.#use(choice, administratorPassword);
  }

  /** Remembers a choice for the next starts; answers whether it is on the disk. */
  keep(choice: SiteChoice): boolean {
    const { servers, ownIsSetUp } = this.#kept;
    const address = choice.kind === 'server' ? choice.address : null;
    this.#kept = {
      choice,
      servers:
        address === null
          ? servers
          : [address, ...servers.filter((each) => each !== address)].slice(0, serversMost),
      ownIsSetUp: ownIsSetUp || choice.kind === 'own',
    };
    return this.#write();
  }

  /** Leaves the site: the person is asked for another. */
  async leave(): Promise<void> {
    await this.stop();
    this.#kept = { ...this.#kept, choice: null };
    this.#write();
    this.#asked = 'site';
  }

  /** Stops the site server of this machine, where one runs. */
  async stop(): Promise<void> {
    const embedded = this.#embedded;
    this.#embedded = null;
    if (this.#site) this.#arrived = Promise.withResolvers();
    this.#site = null;
    await embedded?.stop();
  }

  #use(choice: SiteChoice, administratorPassword?: string): void {
    this.#asked = null;
    if (choice.kind === 'server') {
      this.#site = remoteSite(choice.address);
    } else {
      this.#embedded = this.#options.embedded(choice.kind === 'demo');
      this.#embedded.start(administratorPassword);
      this.#site = this.#embedded;
    }
    this.#arrived.resolve(this.#site);
  }

  #write(): boolean {
    try {
      writeFileDurably(this.#file, JSON.stringify(this.#kept));
      return true;
    } catch (error) {
      this.#options.log.error({ err: error }, 'the choice of the site could not be kept');
      return false;
    }
  }
}
