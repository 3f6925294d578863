import type { UserReference } from '../../shared/domain/alarm.ts';
import { siteBodySchema, siteSchema } from '../../shared/link/site.ts';
import type { ConfigurationStore, Site } from '../store/contract.ts';
import { matchVersion, stale, versionTag } from './entityTag.ts';
import { type Answer, type Route, route } from './route.ts';

/** What the address of the site's settings works with. */
export interface SiteParts {
  readonly configuration: ConfigurationStore;
  /** After a change of name, time zone or tier; it holds everywhere when this resolves. */
  readonly onSiteChanged: (by: UserReference) => Promise<void>;
}

/** The site's own settings (R-A01). */
export function siteRoutes({ configuration, onSiteChanged }: SiteParts): Route[] {
  const read = route({
    method: 'GET',
    path: '/api/v1/site',
    summary: "The site's settings, with their version as ETag",
    who: { kind: 'user', rights: ['configuration.read', 'configuration.write'] },
    answers: { 200: siteSchema },
    handle: async () => shown(await configuration.site()),
  });
  const write = route({
    method: 'PUT',
    path: '/api/v1/site',
    summary: "Replaces the site's settings; If-Match names the version that they are based on",
    who: { kind: 'user', rights: ['configuration.write'] },
    headers: ['If-Match'],
    body: siteBodySchema,
    answers: { 200: siteSchema, 412: null, 428: null },
    async handle({ by, body, headers }) {
      const match = matchVersion(headers['if-match'], await configuration.site());
      if (!match.ok) return match.error;
      const replaced = await configuration.replaceSite(match.value, body);
      if (replaced === null) return stale(await configuration.site());
      await onSiteChanged(by.user);
      return shown(replaced);
    },
  });
  return [read, write];
}

function shown({ epoch: _epoch, ...site }: Site): Answer {
  return { status: 200, body: site, headers: { etag: versionTag(site.version) } };
}
