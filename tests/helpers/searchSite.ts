import { randomUUID } from 'node:crypto';
import type { SiteUser } from '../../src/server/engine/contract.ts';
import type { Viewer } from '../../src/shared/domain/audience.ts';
import { type SearchPage, searchRequestSchema } from '../../src/shared/link/search.ts';
import { type EngineSite, incoming, openEngineSite } from './engineSite.ts';

const kinds: Record<string, string> = { m: 'camera.motion', d: 'door.forced', x: 'external.radar' };

/** One who looks after the configuration and receives nothing. */
export const keeper: Viewer = { id: 'keeper', roles: [], rights: ['search.run', 'configuration.read'] };

/** A site with alarms for the operators and for Carla alone, and short ways to search in it. */
export class SearchSite {
  readonly engineSite: EngineSite;
  readonly ana: SiteUser;
  readonly carla: SiteUser;
  readonly boss: SiteUser;

  private constructor(engineSite: EngineSite, [ana, carla, boss]: readonly [SiteUser, SiteUser, SiteUser]) {
    this.engineSite = engineSite;
    this.ana = ana;
    this.carla = carla;
    this.boss = boss;
  }

  static async open(): Promise<SearchSite> {
    const site = await openEngineSite({
      definitions: [
        { name: 'Intruso en el muelle', mayCloseUnhandled: true },
        {
          name: 'Ala este: "puerta"',
          priority: 1,
          mayCloseUnhandled: true,
          recipients: { roles: [], users: ['carla'] },
          trigger: { kind: 'site', events: ['door.forced'], resources: 'all' },
        },
      ],
    });
    return new SearchSite(site, [await site.user('ana'), await site.user('carla'), await site.user('boss')]);
  }

  /** Lets things happen one second after the other: `m` alarms the operators, `d` Carla, `x` nobody. */
  async happen(pattern: string): Promise<void> {
    for (const letter of pattern) {
      this.engineSite.clock.advance(1);
      const event = incoming(randomUUID(), { kind: kinds[letter] ?? letter, subject: 'cam1-external' });
      await this.engineSite.engine.accept([event]);
    }
  }

  /** Closes alarms as false ones. */
  async close(...numbers: readonly number[]): Promise<void> {
    for (const alarm of await this.engineSite.alarms()) {
      if (numbers.includes(alarm.number)) {
        const by = alarm.priority === 1 ? this.carla : this.ana;
        const args = { reason: 'false' as const };
        const command = { id: randomUUID(), name: 'alarm.close' as const, alarm: alarm.id, args };
        const answer = await this.engineSite.engine.run(by, command);
        if (answer.t !== 'ack') {
          throw new Error(answer.code);
        }
      }
    }
  }

  async search(request: object, viewer: Viewer): Promise<SearchPage> {
    const whole = searchRequestSchema.parse({ period: { days: 3_000 }, ...request });
    const page = await this.engineSite.store.searches.page(whole, viewer);
    if (!page) {
      throw new Error('no such page');
    }
    return page;
  }

  /** The numbers of the alarms that are found. */
  async numbers(request: object, viewer: Viewer = this.boss): Promise<readonly number[]> {
    const page = await this.search({ in: 'alarms', ...request }, viewer);
    return page.in === 'alarms' ? page.items.map(({ number }) => number) : [];
  }

  /** The types of the events that are found. */
  async types(request: object, viewer: Viewer = this.boss): Promise<readonly string[]> {
    const page = await this.search({ in: 'events', ...request }, viewer);
    return page.in === 'events' ? page.items.map(({ eventType }) => eventType) : [];
  }
}
