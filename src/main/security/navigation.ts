import { app } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { openExternalUrl } from './openExternalUrl.ts';

/** Keeps every page where main put it: no navigation, no redirect, no webview, no window of its own making. */
export function lockNavigation(log: EventLog): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      log.warn({ where: 'navigate' }, 'a page was kept from leaving');
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      log.warn({ where: 'redirect' }, 'a page was kept from leaving');
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      log.warn({ where: 'webview' }, 'a page was kept from embedding another');
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      // A link that is meant for outside opens outside; nothing opens inside.
      void openExternalUrl(url, log);
      return { action: 'deny' };
    });
  });
}
