import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app, Notification } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { desktopText } from './messages.ts';
import { judgeUpdateAddress } from './updateAddress.ts';

/** A control room starts its workstations once a month: waiting for a start would be waiting too long, ms. */
const lookEveryMs = 6 * 3_600_000;

/**
 * Looks for updates where the packing has put an address, and nowhere else (ADR 0027). An update is fetched and its signature
 * checked in the background; it is installed when the workstation is closed, never under the operator's hands.
 */
export async function followUpdates(log: EventLog, locale: () => 'es' | 'en'): Promise<void> {
  const file = path.join(process.resourcesPath ?? '', 'app-update.yml');
  if (!app.isPackaged || !existsSync(file)) return;
  const judged = judgeUpdateAddress(readFileSync(file, 'utf8'), process.platform);
  if (!judged.ok) {
    log.error({ why: judged.error }, 'updates stay off: their address does not say enough to trust it');
    return;
  }
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.on('update-downloaded', ({ version }) => {
    log.info({ version }, 'an update is ready and is installed when the workstation is closed');
    new Notification({
      title: desktopText('updateReadyTitle', locale()),
      body: desktopText('updateReady', locale()).replace('{{version}}', version),
    }).show();
  });
  // Each failure comes as an event as well as by the promise; it is logged there, once.
  autoUpdater.on('error', (error) => log.warn({ err: error }, 'looking for an update failed'));
  const look = () => void autoUpdater.checkForUpdates().catch(() => null);
  look();
  setInterval(look, lookEveryMs).unref();
}
