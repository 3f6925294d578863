import { app } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { showMessage } from './messages.ts';
import { restartOnce } from './restart.ts';
import { systemLocale } from './systemLocale.ts';

/** Nothing goes on in a state that nobody foresaw: it is logged, and the workstation starts anew; what was kept is on disk. */
export function endOnUnexpected(log: EventLog, isRestart: boolean): void {
  process.on('uncaughtException', (error) => endWith(error, log, isRestart));
  process.on('unhandledRejection', (reason) => endWith(reason, log, isRestart));
}

/** Ends the workstation because of an error, to start again unless it has just done so (ADR 0032). */
export function endWith(error: unknown, log: EventLog, isRestart: boolean): void {
  log.error({ err: error }, 'the workstation cannot go on');
  // A message would keep an operator from his alarms until somebody presses its button; the new window says what happened.
  const isRestarting = restartOnce(process.argv, isRestart, process.uptime() * 1000);
  if (!isRestarting) showMessage('unexpected', app.isReady() ? systemLocale() : 'en');
  app.exit(1);
}
