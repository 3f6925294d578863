import { protocol } from 'electron';
import type { Result } from '../../shared/domain/result.ts';
import type { EventLog } from '../link/eventLog.ts';
import type { SiteFetch } from '../link/siteConnection.ts';
import type { SiteFile } from '../link/siteFiles.ts';
import { answerMediaRequest, isMediaRequest, type SiteCredentials } from '../media/mediaProxy.ts';
import { appAddress, isAppAddress } from './appAddress.ts';
import { answerAppRequest } from './appFiles.ts';
import { answerSiteFile, siteFileAsked } from './siteFileAnswer.ts';

/** Makes `app:` a scheme like https, before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appAddress.scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Where what belongs to the site comes from, for whoever is signed in. */
export interface SiteSources {
  readonly credentials: SiteCredentials;
  readonly fetch: SiteFetch;
  readonly file: (id: string) => Promise<Result<SiteFile, unknown>>;
}

/** Serves the pages' files from a folder, and the site's video and pictures from its server, once the app is ready. */
export function serveApp(folder: string, site: SiteSources, log: EventLog): void {
  protocol.handle(appAddress.scheme, async (request) => {
    try {
      if (isMediaRequest(request.url)) return await answerMediaRequest(request, site.credentials, site.fetch);
      const file = isAppAddress(request.url) ? siteFileAsked(new URL(request.url).pathname) : null;
      if (file !== null && request.method === 'GET') return answerSiteFile(await site.file(file));
      return await answerAppRequest(folder, request);
    } catch (error) {
      log.error({ err: error }, 'a file of the app could not be read');
      return new Response(null, { status: 500 });
    }
  });
}
