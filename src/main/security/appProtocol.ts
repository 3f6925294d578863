import { protocol } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { answerMediaRequest, isMediaRequest, type SiteCredentials } from '../media/mediaProxy.ts';
import { appAddress } from './appAddress.ts';
import { answerAppRequest } from './appFiles.ts';

/** Makes `app:` a scheme like https, before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appAddress.scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Serves the pages' files from a folder and the site's video from its server, once the app is ready. */
export function serveApp(folder: string, credentials: SiteCredentials, log: EventLog): void {
  protocol.handle(appAddress.scheme, async (request) => {
    try {
      if (isMediaRequest(request.url)) return await answerMediaRequest(request, credentials);
      return await answerAppRequest(folder, request);
    } catch (error) {
      log.error({ err: error }, 'a file of the app could not be read');
      return new Response(null, { status: 500 });
    }
  });
}
