import { app } from 'electron';
import type { EventLog } from '../link/eventLog.ts';

/** Holds the end of the program until what it keeps is closed in order. */
export function closeOnQuit(close: () => Promise<void>, log: EventLog): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    // The console window and the last window both ask for the end; it comes once.
    if (isClosing) return;
    isClosing = true;
    close()
      .catch((error: unknown) => log.error({ err: error }, 'the workstation did not close in order'))
      .finally(() => app.exit(0));
  });
}
