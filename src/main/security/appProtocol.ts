import { protocol } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
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

/** Serves the pages' files from a folder, once the app is ready. */
export function serveApp(folder: string, log: EventLog): void {
  protocol.handle(appAddress.scheme, async (request) => {
    try {
      return await answerAppRequest(folder, request);
    } catch (error) {
      log.error({ err: error }, 'a file of the app could not be read');
      return new Response(null, { status: 500 });
    }
  });
}
